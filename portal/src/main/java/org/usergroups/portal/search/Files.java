package org.usergroups.portal.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A search for which the roster has a calendar and files with the same groups: one country, one topic, or both. */
public record Files(@Nullable String country, @Nullable String topic) {

    /** Null when the search is narrowed to more than a file can be, or to nothing. */
    static @Nullable Files of(SearchQuery query) {
        List<String> countries = query.filters().getOrDefault("country", List.of());
        List<String> topics = query.filters().getOrDefault("topic", List.of());
        boolean isOther = !query.q().isEmpty()
                || query.filters().containsKey("language")
                || query.filters().containsKey("status");
        if (isOther || countries.size() > 1 || topics.size() > 1 || countries.size() + topics.size() == 0) {
            return null;
        }
        return new Files(
                countries.stream().findFirst().orElse(null),
                topics.stream().findFirst().orElse(null));
    }

    /** What follows the address of a calendar or a file. */
    public String query() {
        return Stream.of(parameter("country", country), parameter("topic", topic))
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
