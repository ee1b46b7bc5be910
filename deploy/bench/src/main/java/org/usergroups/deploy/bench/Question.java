package org.usergroups.deploy.bench;

/**
 * A question to the search, and what it is an example of.
 *
 * @param path with the parameters, encoded
 */
record Question(String kind, String path) {}
