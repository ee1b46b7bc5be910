package org.usergroups.portal.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;

/** Further places as they are typed, one a line: country, city, and what people there call it, with commas between them. */
final class PlaceLines {
    private PlaceLines() {}

    static String of(List<Group.Place> places) {
        return places.stream()
                .map(PlaceLines::line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The places that are meant: a line that was left as it is means the stored place, with all that no line says of it. */
    static List<Group.Place> read(String lines, List<Group.Place> stored) {
        List<Group.Place> left = new ArrayList<>(stored);
        List<Group.Place> places = lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> taken(line, left))
                .collect(Collectors.toCollection(ArrayList::new));
        left.stream().filter(place -> line(place).isEmpty()).forEach(places::add);
        return places;
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
        return Stream.of(place.country(), place.city(), place.label())
                .map(Words::of)
                .map(words -> words.replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "))
                .replaceAll("[, ]+$", "");
    }

    private static Group.Place typed(String line) {
        String[] words = line.split("\\s*,\\s*", 3);
        String country = word(words, 0);
        String city = word(words, 1);
        String label = word(words, 2);
        String precision = country == null && city == null
                ? "online"
                : label != null ? "venue" : city != null ? "city" : "country";
        return new Group.Place(label, precision, country, city, null, null);
    }

    private static @Nullable String word(String[] words, int at) {
        return words.length > at ? Words.orNull(words[at]) : null;
    }
}
