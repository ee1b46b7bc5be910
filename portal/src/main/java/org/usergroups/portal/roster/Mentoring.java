package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's part in mentoring.
 *
 * @param offer what they offer as a mentor
 * @param asked what is asked of them, and what goes on
 * @param mine their own question
 */
public record Mentoring(
        @Nullable Offer offer,
        List<Question> asked,
        @Nullable Question mine) {

    /** A mentor as others see them. */
    public record Mentor(String name, String sentence) {}

    /** What a mentor offers. */
    public record Offer(
            List<String> languages,
            List<String> countries,
            List<String> topics,
            String city,
            String country,
            int atATime,
            String sentence,
            boolean paused) {}

    /**
     * A question for a mentor.
     *
     * @param with the other's name, when it may be known
     */
    public record Question(
            String id,
            String state,
            @Nullable String with,
            String where,
            @Nullable String groupSlug,
            List<String> languages,
            List<String> topics,
            String words,
            Instant askedAt,
            @Nullable Instant until) {
        public boolean isActive() {
            return state.equals("active");
        }
    }
}
