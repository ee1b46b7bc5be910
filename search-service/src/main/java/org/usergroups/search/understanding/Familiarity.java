package org.usergroups.search.understanding;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of several places with one name a reader means first: one in the reader's country, then one where most speak the reader's language, unless it is
 * far smaller than the largest. English says nothing: too many read it.
 */
final class Familiarity {

    private static final int FAR_SMALLER = 10;

    private final Locale reader;
    private final Target largest;

    Familiarity(Locale reader, Target largest) {
        this.reader = reader;
        this.largest = largest;
    }

    /** The most familiar first, all others in the order in which they are. */
    Comparator<Target> order() {
        return Comparator.comparingInt(target -> -of(target));
    }

    /** More than 0 for a place that the reader is likelier to mean than others. */
    int of(Target target) {
        var country = country(target);
        if (country == null) {
            return 0;
        }
        if (country.equals(reader.getCountry())) {
            return 2;
        }
        var isFarSmaller = target instanceof Target.City city
                && largest instanceof Target.City first
                && city.place().population() < first.place().population() / FAR_SMALLER;
        var language = reader.getLanguage();
        return !isFarSmaller && !language.equals("en") && Spoken.isOfMost(language, country) ? 1 : 0;
    }

    private static @Nullable String country(Target target) {
        return switch (target) {
            case Target.City city -> city.place().country();
            case Target.Country country -> country.code();
            case Target.Region region -> region.area().within();
        };
    }
}
