package org.usergroups.platform.places;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first-level divisions of all countries, each with its country. A country without any has one of no name. */
final class Regions {

    private final String[] countries;
    private final String[] names;
    private final String[] spellings;
    private final String[] subdivisions;

    /** In {@code spellings}, each name and code of a region stands folded in a line of its own. */
    private Regions(String[] countries, String[] names, String[] spellings, String[] subdivisions) {
        this.countries = countries;
        this.names = names;
        this.spellings = spellings;
        this.subdivisions = subdivisions;
    }

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
    boolean isCalled(int region, String folded) {
        return spellings[region].contains("\n" + folded + "\n");
    }

    /** Those that have a name. */
    List<Division> all() {
        var all = new ArrayList<Division>();
        for (var region = 0; region < countries.length; region++) {
            var name = name(region);
            if (name != null) {
                all.add(new Division(
                        countries[region],
                        name,
                        subdivision(region),
                        spellings[region].strip().lines().toList()));
            }
        }
        return List.copyOf(all);
    }

    boolean has(String country, String folded) {
        for (var region = 0; region < countries.length; region++) {
            if (countries[region].equals(country) && isCalled(region, folded)) {
                return true;
            }
        }
        return false;
    }
}
