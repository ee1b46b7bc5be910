package org.usergroups.roster.pins;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Two pins whose people may be introduced. It stays when they are gone, without anything of them, so that nobody is asked twice. Public,
 * since the driver's codec reads it by reflection.
 *
 * @param id made of both pins
 * @param told whether both have been told of each other
 */
public record Pair(
        @BsonId String id,
        String first,
        String second,
        String topicOfFirst,
        String topicOfSecond,
        @Nullable Answer ofFirst,
        @Nullable Answer ofSecond,
        Instant askedAt,
        boolean told) {

    /** What somebody says to being introduced. */
    public enum Answer {
        accepted,
        declined
    }

    /** How it stands for one of the two, who does not get to know what the other has said until both have said yes. */
    enum Standing {
        asked,
        waiting,
        introduced,
        declined
    }

    boolean isOf(String pinId) {
        return first.equals(pinId) || second.equals(pinId);
    }

    List<String> pins() {
        return List.of(first, second);
    }

    String other(String pinId) {
        return first.equals(pinId) ? second : first;
    }

    String topicOf(String pinId) {
        return first.equals(pinId) ? topicOfFirst : topicOfSecond;
    }

    boolean isIntroduced() {
        return ofFirst == Answer.accepted && ofSecond == Answer.accepted;
    }

    Standing standing(String pinId) {
        var mine = first.equals(pinId) ? ofFirst : ofSecond;
        if (mine == null) {
            return Standing.asked;
        }
        if (mine == Answer.declined) {
            return Standing.declined;
        }
        return isIntroduced() ? Standing.introduced : Standing.waiting;
    }
}
