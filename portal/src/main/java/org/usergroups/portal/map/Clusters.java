package org.usergroups.portal.map;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups by where they are, near ones together; the answer of search-service, which is GeoJSON (RFC 7946). */
public record Clusters(long total, List<Feature> features) {
    /** Nothing anywhere. */
    public static final Clusters NONE = new Clusters(0, List.of());

    public Clusters(long total, @Nullable List<Feature> features) {
        this.total = total;
        this.features = features == null
                ? List.of()
                : features.stream().filter(Feature::isPlaced).toList();
    }

    /** The part of the world that has all of them. */
    public Optional<Bounds> bounds() {
        return features.stream().map(Feature::bounds).reduce(Bounds::with);
    }

    /** One or several groups at a point. */
    public record Feature(
            @Nullable Geometry geometry, @Nullable Properties properties) {

        boolean isPlaced() {
            return geometry != null
                    && properties != null
                    && geometry.coordinates != null
                    && geometry.coordinates.size() >= 2;
        }

        double longitude() {
            return coordinates().get(0);
        }

        double latitude() {
            return coordinates().get(1);
        }

        Properties what() {
            return Objects.requireNonNull(properties);
        }

        /** The part of the world that has all of its groups. */
        Bounds bounds() {
            return Optional.ofNullable(what().bounds)
                    .flatMap(Bounds::of)
                    .orElseGet(() -> new Bounds(longitude(), latitude(), longitude(), latitude()));
        }

        private List<Double> coordinates() {
            return Objects.requireNonNull(Objects.requireNonNull(geometry).coordinates);
        }
    }

    record Geometry(@Nullable List<Double> coordinates) {}

    /** Of a single group with its name and page; of several with the country when it is the same. */
    record Properties(
            long count,
            @Nullable List<Double> bounds,
            @Nullable String country,
            @Nullable String name,
            @Nullable String url,
            @Nullable String city) {}
}
