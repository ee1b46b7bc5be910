package org.usergroups.roster.duplicates;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.places.Folding;
import org.usergroups.roster.groups.Entry;
import org.usergroups.roster.groups.Group;

/**
 * By what an entry is compared with others.
 *
 * @param foldedName without case, marks and punctuation
 * @param words what in the name tells it from others: not its town, and not what every group is called
 * @param isNamedForTown whether the name says the town
 * @param pages its addresses as they are compared, with the field that names them
 * @param handles the short names that it has at meeting and social sites
 */
record Traits(
        String id,
        String foldedName,
        Set<String> words,
        @Nullable String country,
        @Nullable String city,
        boolean isNamedForTown,
        Entry.@Nullable Location location,
        Map<String, String> pages,
        Set<String> handles) {

    private static final Set<String> OF_EVERY_GROUP = Set.of(
            "user",
            "users",
            "group",
            "groups",
            "usergroup",
            "usergroups",
            "meetup",
            "meetups",
            "community",
            "club",
            "the",
            "of",
            "de",
            "da",
            "do",
            "di",
            "la",
            "le",
            "and",
            "in",
            "for",
            "grupo",
            "groupe",
            "gruppe",
            "e",
            "s");

    /** Sites where many groups have a page each, at {@code /name}. */
    private static final Set<String> SITES = Set.of(
            "meetup.com",
            "facebook.com",
            "twitter.com",
            "x.com",
            "instagram.com",
            "github.com",
            "gitlab.com",
            "t.me",
            "linkedin.com",
            "youtube.com",
            "eventbrite.com",
            "groups.google.com",
            "discord.gg");

    /** Parts of an address at such a site that are no name. */
    private static final Set<String> NO_NAMES =
            Set.of("groups", "group", "g", "c", "channel", "company", "in", "events", "event", "forum", "a");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[a-z]{2})?");
    private static final int SHORTEST_HANDLE = 5;

    static Traits of(Stored<Group> group) {
        var entry = group.state().entry();
        var pages = Stream.concat(
                Stream.ofNullable(entry.url()).map(url -> new Entry.Channel("website", url, null)),
                entry.channels().stream());
        return of(
                group.id(),
                entry.name(),
                entry.country(),
                entry.city(),
                entry.region(),
                entry.location(),
                pages.toList());
    }

    static Traits of(
            String id,
            String name,
            @Nullable String country,
            @Nullable String city,
            @Nullable String region,
            Entry.@Nullable Location location,
            List<Entry.Channel> named) {
        var folded = Folding.fold(name);
        var place = Stream.of(city, region)
                .filter(text -> text != null)
                .flatMap(text -> Arrays.stream(Folding.fold(text).split(" ")))
                .collect(Collectors.toSet());
        var words = Arrays.stream(folded.split(" "))
                .filter(word -> !word.isEmpty() && !OF_EVERY_GROUP.contains(word) && !place.contains(word))
                .collect(Collectors.toSet());
        var pages = new LinkedHashMap<String, String>();
        var handles = new HashSet<String>();
        for (var channel : named) {
            page(channel.url()).ifPresent(page -> {
                pages.putIfAbsent(page, channel.type());
                handle(page).ifPresent(handles::add);
            });
        }
        return new Traits(
                id,
                folded,
                Set.copyOf(words),
                country,
                city == null ? null : Folding.fold(city),
                Arrays.stream(folded.split(" ")).anyMatch(place::contains),
                location,
                Map.copyOf(pages),
                Set.copyOf(handles));
    }

    /** Host and path, without what does not matter. Empty for what is none, and for the front page of a site of many. */
    static Optional<String> page(String url) {
        try {
            var address = URI.create(url.strip());
            var host = address.getHost();
            if (host == null) {
                return Optional.empty();
            }
            var site = host.toLowerCase(Locale.ROOT).replaceFirst("^(www|m|mobile)\\.", "");
            var path = address.getPath() == null ? "" : address.getPath();
            var parts = Arrays.stream(path.split("/"))
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (!SITES.contains(site)) {
                return Optional.of(site + parts.stream().map(part -> "/" + part).collect(Collectors.joining()));
            }
            var named = parts.stream()
                    .map(part -> part.toLowerCase(Locale.ROOT))
                    .dropWhile(part -> LANGUAGE.matcher(part).matches() || NO_NAMES.contains(part))
                    .toList();
            var isOfOnePage = named.size() == 1 || site.equals("meetup.com") && !named.isEmpty();
            return named.isEmpty()
                    ? Optional.empty()
                    : Optional.of(site + "/" + (isOfOnePage ? named.getFirst() : String.join("/", named)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> handle(String page) {
        var parts = page.split("/");
        return parts.length == 2 && SITES.contains(parts[0]) && parts[1].length() >= SHORTEST_HANDLE
                ? Optional.of(parts[1].replaceAll("[^\\p{L}\\p{N}]", ""))
                : Optional.empty();
    }
}
