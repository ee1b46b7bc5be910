package org.usergroups.roster.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.groups.Entry;
import org.usergroups.roster.groups.Story;

/** What an entry says that two have become: the keeper's fields, the other's where those are empty or where somebody chose them. */
final class MergedEntry {

    /** The fields that can be chosen one by one; {@code place} is country, region, town and point together. */
    static final List<String> FIELDS = List.of(
            "name",
            "description",
            "language",
            "translations",
            "place",
            "scope",
            "online",
            "places",
            "zone",
            "languages",
            "topics",
            "url",
            "channels",
            "foundedOn",
            "access",
            "story",
            "note");

    private final Entry keeper;
    private final Entry other;
    private final Set<String> chosen;

    private MergedEntry(Entry keeper, Entry other, Collection<String> chosen) {
        this.keeper = keeper;
        this.other = other;
        this.chosen = Set.copyOf(chosen);
    }

    static Entry of(Entry keeper, Entry other, Collection<String> fromOther) {
        return new MergedEntry(keeper, other, fromOther).merged();
    }

    /** The fields that say something in both entries, and not the same. */
    static List<String> differing(Entry one, Entry other) {
        var differing = new ArrayList<String>();
        for (var field : FIELDS) {
            var isTaken = !of(one, other, List.of(field)).equals(of(one, other, List.of()));
            if (isTaken) {
                differing.add(field);
            }
        }
        return differing;
    }

    private Entry merged() {
        var place =
                isOthers("place", Objects.isNull(keeper.country()) && Objects.isNull(keeper.city())) ? other : keeper;
        return new Entry(
                taken("name", Entry::name, String::isEmpty),
                taken("description", Entry::description, String::isEmpty),
                takenOrNull("language", Entry::language),
                taken("translations", Entry::translations, List::isEmpty),
                place.country(),
                place.subdivision(),
                place.region(),
                place.city(),
                place.geonameId(),
                place.location(),
                taken("scope", Entry::scope, none -> false),
                taken("online", Entry::online, none -> false),
                taken("places", Entry::places, List::isEmpty),
                takenOrNull("zone", Entry::zone),
                taken("languages", Entry::languages, List::isEmpty),
                taken("topics", Entry::topics, List::isEmpty),
                takenOrNull("url", Entry::url),
                taken("channels", Entry::channels, List::isEmpty),
                takenOrNull("foundedOn", Entry::foundedOn),
                taken("access", Entry::access, Entry.Access.UNKNOWN::equals),
                taken("story", Entry::story, Story.UNTOLD::equals),
                keeper.source() == null ? other.source() : keeper.source(),
                keeper.source() == null ? other.licence() : keeper.licence(),
                takenOrNull("note", Entry::note));
    }

    private <T> T taken(String field, Function<Entry, T> read, Predicate<T> isEmpty) {
        return read.apply(isOthers(field, isEmpty.test(read.apply(keeper))) ? other : keeper);
    }

    private <T> @Nullable T takenOrNull(String field, Function<Entry, @Nullable T> read) {
        return read.apply(isOthers(field, read.apply(keeper) == null) ? other : keeper);
    }

    private boolean isOthers(String field, boolean isEmpty) {
        return isEmpty || chosen.contains(field);
    }
}
