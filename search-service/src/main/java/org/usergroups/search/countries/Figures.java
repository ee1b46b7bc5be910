package org.usergroups.search.countries;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.Header;

/**
 * How groups work in a country, or in the whole world: what their entries say, with how many stand behind it.
 *
 * @param country ISO 3166-1 alpha-2, null for the world
 * @param active how many groups are active
 * @param answers how many groups tell anything about how they work
 * @param words what organizers say themselves, those who have changed their entry last
 */
record Figures(
        @Nullable String country, long groups, long active, long answers, List<Answers> questions, List<Words> words) {

    /**
     * The answers to one question.
     *
     * @param answers how many groups answer it
     * @param median of numbers: people, years
     */
    record Answers(
            Question question, long answers, @Nullable Double median, List<Answer> values) {

        /** What most of them say, null if nobody says anything. */
        @Nullable
        String mostFrequent() {
            return values.stream()
                    .max(Comparator.comparingLong(Answer::count))
                    .map(Answer::value)
                    .orElse(null);
        }
    }

    /** How many give an answer. */
    record Answer(String value, long count) {}

    /**
     * What an organizer says.
     *
     * @param question started, meeting, advice or lookingFor
     * @param language BCP 47
     */
    record Words(String question, String text, @Nullable String language, Group group) {}

    /** Whose words they are. */
    record Group(
            String id,
            @Nullable String slug,
            @Nullable String name,
            @Nullable String country,
            @Nullable String city) {

        static Group of(Header header) {
            var group = header.group();
            return new Group(group.id(), group.slug(), group.name(), group.country(), group.city());
        }
    }
}
