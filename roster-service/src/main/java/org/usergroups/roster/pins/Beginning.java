package org.usergroups.roster.pins;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Ids;

/**
 * That enough people want a group of one topic in one city, and whether somebody has begun it. Public, since the driver's codec reads it
 * by reflection.
 *
 * @param id made of city and topic
 * @param groupId the group that was begun; absent until then
 * @param starterPin the pin of who began it
 * @param begunAt when it was begun
 * @param told whether the others have been told that it has begun
 * @param endedAt when its group was deleted, until it is proposed anew
 */
public record Beginning(
        @BsonId String id,
        String topic,
        Pin.Spot place,
        Instant proposedAt,
        @Nullable String groupId,
        @Nullable String starterPin,
        @Nullable Instant begunAt,
        boolean told,
        @Nullable Instant endedAt) {

    /** Whether its group has begun and is gone; it is proposed anew only when somebody has come since. */
    boolean isOver() {
        return endedAt != null;
    }

    /** Whether somebody wants it who came after its group was gone. */
    boolean isWantedAnew(List<Pin> together) {
        return together.stream().anyMatch(pin -> pin.confirmedAt().isAfter(endedAt));
    }

    /** Whether somebody is one of those who wanted the group before it was there, and not one who came to it later. */
    boolean isOf(Pin pin) {
        return begunAt != null && !pin.confirmedAt().isAfter(begunAt);
    }

    /** Whether the group is the one that was begun, and not another one that it was merged into. */
    boolean isItsOwn(String group) {
        return group.equals(futureGroupId());
    }

    static String id(int geonameId, String topic) {
        return Ids.of("beginning", String.valueOf(geonameId), topic);
    }

    /** The id of the group, whoever registers it: so there is only one. */
    String futureGroupId() {
        return Ids.of("group of beginning", id, String.valueOf(proposedAt.toEpochMilli()));
    }

    /** What the letter of one pin about this proposal has as its id. */
    String letterId(String kind, String pinId) {
        return "pins %s %s %s %s".formatted(kind, id, proposedAt.toEpochMilli(), pinId);
    }
}
