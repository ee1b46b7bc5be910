package org.usergroups.portal.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How groups work in the world and in some countries: the same questions for each, in the same order. */
public record Comparison(Figures world, List<Figures> countries) {
    public Comparison {
        countries = countries == null ? List.of() : List.copyOf(countries);
    }

    /** What the groups of one country, or of the world, have answered. */
    public record Figures(
            @Nullable String country,
            long groups,
            long active,
            long answers,
            List<Question> questions,
            List<Words> words) {
        public Figures {
            questions = questions == null ? List.of() : List.copyOf(questions);
            words = words == null ? List.of() : List.copyOf(words);
        }

        /** The answers to one question; none when nobody was asked. */
        public Optional<Question> to(String question) {
            return questions.stream()
                    .filter(one -> one.question().equals(question))
                    .findFirst();
        }
    }

    /**
     * One question.
     *
     * @param answers how many groups stand behind it
     * @param median of numbers, else null
     */
    public record Question(
            String question, long answers, @Nullable Double median, List<Found.Count> values) {
        public Question {
            values = values == null ? List.of() : List.copyOf(values);
        }

        /** How many of a hundred answers say this. */
        public long share(String value) {
            return answers == 0
                    ? 0
                    : values.stream()
                            .filter(one -> one.value().equals(value))
                            .mapToLong(one -> Math.round(100.0 * one.count() / answers))
                            .findFirst()
                            .orElse(0);
        }
    }

    /** What an organizer has said in their own words. */
    public record Words(
            String question, String text, @Nullable String language, Hit.@Nullable GroupHead group) {}
}
