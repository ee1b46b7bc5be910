package org.usergroups.roster.imports;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The formats of files that are imported, by their name in the API. */
enum Format {
    csv("text/csv"),
    jsonl("application/x-ndjson", "application/jsonl"),
    geojson("application/geo+json"),
    ics("text/calendar");

    private final Set<String> types;

    Format(String... types) {
        this.types = Set.of(types);
    }

    static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    static Optional<Format> ofType(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            var plain = type.getType() + "/" + type.getSubtype();
            return Arrays.stream(values())
                    .filter(format -> format.types.contains(plain))
                    .findFirst();
        } catch (InvalidMediaTypeException unknown) {
            return Optional.empty();
        }
    }
}
