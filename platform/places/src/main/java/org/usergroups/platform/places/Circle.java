package org.usergroups.platform.places;

/** What lies within so many kilometres of a point in WGS 84 degrees. */
public record Circle(double lat, double lon, double kilometres) {}
