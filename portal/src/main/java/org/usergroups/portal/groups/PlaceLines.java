package org.usergroups.portal.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;

/**
 * Further places as they are typed, one a line: country, city, and what people there call it, with commas between them. How closely a
 * place is known follows from which of them are there; a line that means something else says so first, as in {@code city: PT, , Gaia},
 * and a place on the net is {@code online: Matrix}.
 */
final class PlaceLines {
    private static final String ONLINE = "online";
    private static final Pattern SAID =
            Pattern.compile("(venue|city|region|country|online)\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    private PlaceLines() {}

    static String of(List<Group.Place> places) {
        return places.stream().map(PlaceLines::line).collect(Collectors.joining("\n"));
    }

    /** The places that are meant: a line that was left as it is means the stored place, with all that no line says of it. */
    static List<Group.Place> read(String lines, List<Group.Place> stored) {
        List<Group.Place> left = new ArrayList<>(stored);
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> taken(line, left))
                .toList();
    }

    private static Group.Place taken(String line, List<Group.Place> left) {
        for (Group.Place place : left) {
            if (line(place).equals(line)) {
                left.remove(place);
                return place;
            }
        }
        return typed(line);
    }

    private static String line(Group.Place place) {
        String words = Stream.of(place.country(), place.city(), place.label())
                .map(Words::of)
                .map(word -> word.replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "))
                .replaceAll("[, ]+$", "");
        String precision = Words.of(place.precision());
        if (precision.equals(ONLINE)) {
            return (ONLINE + ": " + onNet(words)).strip();
        }
        boolean isPlain = precision.isEmpty()
                || !words.isEmpty() && precision.equals(typed(words).precision());
        return isPlain ? words : precision + ": " + words;
    }

    /** A single word after {@code online:} is what the place is called; a comma says that the words are in their usual order. */
    private static String onNet(String words) {
        if (!words.startsWith(", , ")) {
            return words.isEmpty() || words.contains(",") ? words : words + ",";
        }
        String label = words.substring(", , ".length());
        return label.contains(",") ? words : label;
    }

    private static Group.Place typed(String line) {
        Matcher said = SAID.matcher(line);
        return said.matches()
                ? typed(said.group(1).toLowerCase(Locale.ROOT), said.group(2).strip())
                : typed(null, line);
    }

    private static Group.Place typed(@Nullable String precision, String line) {
        String[] words = ONLINE.equals(precision) && !line.contains(",")
                ? new String[] {"", "", line}
                : line.split("\\s*,\\s*", 3);
        String country = word(words, 0);
        String city = word(words, 1);
        String label = word(words, 2);
        return new Group.Place(
                label, precision == null ? follows(country, city, label) : precision, country, city, null, null);
    }

    private static String follows(@Nullable String country, @Nullable String city, @Nullable String label) {
        if (country == null && city == null) {
            return ONLINE;
        }
        if (label == null) {
            return city == null ? "country" : "city";
        }
        return city == null ? "region" : "venue";
    }

    private static @Nullable String word(String[] words, int at) {
        return words.length > at ? Words.orNull(words[at].strip()) : null;
    }
}
