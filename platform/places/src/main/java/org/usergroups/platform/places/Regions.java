package org.usergroups.platform.places;

import org.jspecify.annotations.Nullable;

/**
 * The first-level divisions of all countries, each with its country. A country without any has one of no name.
 *
 * @param folded its names and codes, each in a line of its own
 */
record Regions(String[] countries, String[] names, String[] folded, String[] subdivisions) {

    static Regions read(Tables tables) {
        var countries = tables.strings();
        for (var at = 0; at < countries.length; at++) {
            countries[at] = countries[at].intern();
        }
        return new Regions(countries, tables.strings(), tables.strings(), tables.strings());
    }

    String country(int region) {
        return countries[region];
    }

    @Nullable
    String name(int region) {
        return names[region].isEmpty() ? null : names[region];
    }

    @Nullable
    String subdivision(int region) {
        return subdivisions[region].isEmpty() ? null : subdivisions[region];
    }

    /** Whether that is its name or code, folded. */
    boolean isCalled(int region, String name) {
        return folded[region].contains("\n" + name + "\n");
    }

    boolean has(String country, String name) {
        for (var region = 0; region < countries.length; region++) {
            if (countries[region].equals(country) && isCalled(region, name)) {
                return true;
            }
        }
        return false;
    }
}
