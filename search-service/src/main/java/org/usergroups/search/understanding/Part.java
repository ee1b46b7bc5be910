package org.usergroups.search.understanding;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.understanding.Target.City;
import org.usergroups.search.understanding.Target.Country;
import org.usergroups.search.understanding.Target.Region;

/** A part of a question whose meaning is known. */
public sealed interface Part {

    /** The words of the question. */
    String typed();

    /** What they name, in English or as it is called there; of countries, languages and the like the words themselves. */
    default String name() {
        return typed();
    }

    /** Whether the words are taken for others that are nearly the same. */
    boolean corrected();

    /**
     * A topic of the vocabulary.
     *
     * @param narrower what it is made of, which somebody who asks for it is glad of too
     */
    record Topic(
            String typed,
            org.usergroups.platform.topics.Topic topic,
            List<org.usergroups.platform.topics.Topic> narrower,
            boolean corrected)
            implements Part {

        /** The topic itself and what it is made of, the topic itself first. */
        public Stream<org.usergroups.platform.topics.Topic> wanted() {
            return Stream.concat(Stream.of(topic), narrower.stream());
        }

        /** The same by their keys in the vocabulary, such as {@code cpp}. */
        public Stream<String> keys() {
            return wanted().map(org.usergroups.platform.topics.Topic::key);
        }

        public String key() {
            return topic.key();
        }

        @Override
        public String name() {
            return topic.name();
        }
    }

    /**
     * A place; of several meanings the likeliest is first.
     *
     * @param near whether what is in the vicinity counts as well
     * @param kilometres how far the vicinity goes, if the question says it
     */
    record Where(
            String typed,
            List<Target> targets,
            boolean near,
            @Nullable Double kilometres,
            boolean corrected) implements Part {

        /** A place whose vicinity does not count. */
        static Where of(String typed, List<Target> targets, boolean corrected) {
            return new Where(typed, targets, false, null, corrected);
        }

        Where with(List<Target> others) {
            return new Where(typed, others, near, kilometres, corrected);
        }

        /** The same with its vicinity, as far as the question says. */
        Where andAround(@Nullable Double farthest) {
            return new Where(typed, targets, true, farthest, corrected);
        }

        @Override
        public String name() {
            return switch (targets.getFirst()) {
                case City city -> city.place().name();
                case Country country -> typed;
                case Region region -> region.area().name();
            };
        }

        /** Those of its meanings that lie in one of another's. */
        List<Target> within(Where other) {
            return targets.stream()
                    .filter(target -> other.targets().stream().anyMatch(around -> contains(around, target)))
                    .toList();
        }

        /** Whether a city is among its meanings. */
        public boolean isCity() {
            return targets.stream().anyMatch(City.class::isInstance);
        }

        private static boolean contains(Target around, Target target) {
            return switch (around) {
                case City city -> false;
                case Country country ->
                    switch (target) {
                        case City city -> city.place().country().equals(country.code());
                        case Country same -> false;
                        case Region region ->
                            country.code().equals(region.area().within());
                    };
                case Region region ->
                    switch (target) {
                        case City city -> region.area().holds(city.place());
                        case Country country -> region.area().countries().contains(country.code());
                        case Region smaller -> region.area().holds(smaller.area());
                    };
            };
        }
    }

    /** A type of documents: group, meeting, post, photo, list. */
    record Type(String typed, String type) implements Part {

        @Override
        public boolean corrected() {
            return false;
        }
    }

    /** A language in which a group meets, by its BCP 47 tag. */
    record Language(String typed, String tag) implements Part {

        /** The codes of the countries where it is spoken. */
        public Set<String> countries() {
            return Spoken.countries(tag);
        }

        @Override
        public boolean corrected() {
            return false;
        }
    }

    /** A fact of accessibility: stepFree, captions, signLanguage, quietRoom, childCare. */
    record Access(String typed, String fact) implements Part {

        @Override
        public boolean corrected() {
            return false;
        }
    }

    /** What takes place online. */
    record Online(String typed) implements Part {

        @Override
        public boolean corrected() {
            return false;
        }
    }
}
