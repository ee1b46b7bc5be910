package org.usergroups.roster.pins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Distances;
import org.usergroups.platform.places.Place;

/**
 * That somebody wants a group in their city, confirmed by mail. Public, since the driver's codec reads it by reflection.
 *
 * @param id made of address and city, where it was set first: nobody has two in one city
 * @param helps whether they would help to begin the group
 * @param askRenewalAt when they are asked whether they still want one; absent when they have been
 * @param lookAt when it is next looked whether others want the same
 */
public record Pin(
        @BsonId String id,
        String email,
        String name,
        String sentence,
        List<String> topics,
        boolean helps,
        Spot place,
        Instant confirmedAt,
        Instant expiresAt,
        @Nullable Instant askRenewalAt,
        Instant lookAt) {

    public Pin {
        topics = List.copyOf(topics);
    }

    /** A city of the gazetteer. */
    public record Spot(
            int geonameId, String city, @Nullable String region, String country, double lat, double lon, String zone) {

        public static Spot of(Place place) {
            return new Spot(
                    place.geonameId(),
                    place.name(),
                    place.region(),
                    place.country(),
                    place.lat(),
                    place.lon(),
                    place.zone());
        }

        public double kilometresTo(Spot other) {
            return Distances.kilometres(lat, lon, other.lat, other.lon);
        }
    }

    /** What one wants and the other does too. */
    record Common(String ofOne, String ofOther) {}

    /** The first topic that this pin shares with another, the same before a related one. */
    Optional<Common> inCommonWith(Pin other) {
        var same = topics.stream().filter(other.topics::contains).findFirst();
        return same.map(topic -> new Common(topic, topic))
                .or(() -> topics.stream()
                        .flatMap(mine -> other.topics.stream()
                                .filter(theirs -> RelatedTopics.areRelated(mine, theirs))
                                .map(theirs -> new Common(mine, theirs)))
                        .findFirst());
    }
}
