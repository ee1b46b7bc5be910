package org.usergroups.portal.media;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Links;

/** A picture in several sizes. */
public record Picture(
        String id,
        long version,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String credit,
        @Nullable String licence,
        @Nullable Instant takenAt,
        int width,
        int height,
        List<Variant> variants) {

    public Picture {
        variants = variants == null
                ? List.of()
                : variants.stream()
                        .map(variant -> new Variant(variant.width(), variant.height(), Links.picture(variant.url())))
                        .filter(variant -> variant.url() != null)
                        .sorted(Comparator.comparingInt(Variant::width))
                        .toList();
    }

    /** All sizes for the {@code srcset} attribute. */
    public String sources() {
        return variants.stream()
                .map(variant -> variant.url() + " " + variant.width() + "w")
                .collect(Collectors.joining(", "));
    }

    /** The smallest size, shown where {@code srcset} is not understood. */
    public @Nullable Variant smallest() {
        return variants.isEmpty() ? null : variants.getFirst();
    }

    /** The largest size, to look at closely. */
    public @Nullable Variant largest() {
        return variants.isEmpty() ? null : variants.getLast();
    }

    /** The licence's page at its author, for the Creative Commons licences that the service knows. */
    public @Nullable String licenceUrl() {
        return switch (Objects.requireNonNullElse(licence, "")) {
            case "CC-BY-4.0" -> "https://creativecommons.org/licenses/by/4.0/";
            case "CC-BY-SA-4.0" -> "https://creativecommons.org/licenses/by-sa/4.0/";
            case "CC0-1.0" -> "https://creativecommons.org/publicdomain/zero/1.0/";
            default -> null;
        };
    }

    /** One size. */
    public record Variant(int width, int height, @Nullable String url) {}
}
