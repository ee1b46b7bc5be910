package org.usergroups.blog.feeds;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.usergroups.blog.posts.Posts;
import org.usergroups.blog.roster.Group;
import org.usergroups.blog.roster.Groups;
import org.usergroups.platform.web.Problem;

/** Finds what belongs into a feed. */
@Component
class Feeds {

    private static final int ENTRIES = 50;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String KOSOVO = "XK";

    private final Posts posts;
    private final Groups groups;

    Feeds(Posts posts, Groups groups) {
        this.posts = posts;
        this.groups = groups;
    }

    Feed ofAll() {
        return feed("all", "Usergroups around the world", "", "/", null);
    }

    Feed ofGroup(String slugOrId) {
        var group = groups.bySlugOrId(slugOrId).orElseThrow(() -> Problem.notFound("group", slugOrId));
        return feed(
                "group " + group.id(),
                group.name(),
                "?group=" + UriUtils.encode(group.slug(), StandardCharsets.UTF_8),
                "/groups/" + UriUtils.encode(group.slug(), StandardCharsets.UTF_8),
                List.of(group.id()));
    }

    /** @param country ISO 3166-1 alpha-2, or XK */
    Feed ofCountry(String country) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code) && !code.equals(KOSOVO)) {
            throw Problem.invalid("country", "Must be a country code of ISO 3166-1, such as PT.");
        }
        var name = code.equals(KOSOVO) ? "Kosovo" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return feed(
                "country " + code,
                "Usergroups in " + name,
                "?country=" + code,
                "/countries/" + code,
                groups.inCountry(code).stream().map(Group::id).toList());
    }

    private Feed feed(String key, String title, String query, String page, @Nullable Collection<String> groupIds) {
        var newest = posts.published(groupIds, null, ENTRIES);
        var ids = newest.stream().map(post -> post.state().groupId()).collect(Collectors.toSet());
        return new Feed(key, title, query, page, newest, groups.byIds(ids));
    }
}
