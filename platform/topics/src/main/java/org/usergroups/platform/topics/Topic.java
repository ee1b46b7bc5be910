package org.usergroups.platform.topics;

/**
 * A topic of the vocabulary.
 *
 * @param key what is stored and published; it never changes
 * @param name in English
 */
public record Topic(String key, String name) {}
