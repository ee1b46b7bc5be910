package org.usergroups.portal.search;

/** A country with groups. */
public record CountryCount(String country, long groups) {}
