package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.places.Square;
import org.usergroups.search.headers.KnownGroups;
import org.usergroups.search.index.Queries;
import org.usergroups.search.understanding.Part;
import org.usergroups.search.understanding.Target;
import org.usergroups.search.understanding.Target.City;
import org.usergroups.search.understanding.Understood;

/**
 * The engine's form of a question: what must be true of a document, and what makes it come before others. Whatever has all the question's
 * words in its name is found as well, however the question was understood.
 */
@Component
class Matching {

    private static final List<String> NAMES = List.of("title", "traits.names");
    private static final List<String> FIELDS =
            List.of("title^4", "traits.names^3", "place^3", "topics.words^3", "text");

    /** In which words may be written nearly so. Places and topics that are have been understood, and each field costs an automaton of each word. */
    private static final List<String> FIELDS_WITH_SLIPS = List.of("title^4", "traits.names^3", "text");

    /** How far what is “near” a place may be if nothing is nearer, in kilometres. */
    static final double FARTHEST_VICINITY = 500;

    private static final List<Double> VICINITIES = List.of(30.0, 60.0, 120.0, 250.0, FARTHEST_VICINITY);
    private static final List<Double> RINGS = List.of(5.0, 15.0, 30.0, 60.0, 120.0, 250.0);
    private static final double PLACE = 4;
    private static final double SURE_PLACE = 7;

    /** What the next of several places that a name may mean weighs less. */
    private static final double NEXT_MEANING = 0.4;

    /** What the words of a question weigh in a name. */
    private static final double NAME = 4;

    /** The same where they are a name of several cities: less than {@link #NEXT_MEANING}, since it does not say which of these is meant. */
    private static final double NAME_OF_CITIES = 0.3;

    private static final int LONGEST_CODE = 3;
    /** Names that texts are searched for; of “C#” the index has only the letter. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N} .'-]+");

    /** A word of which the engine would have to make too many forms. */
    private static final Pattern HAS_LONG = Pattern.compile("\\S{31}");

    private static final String FUZZINESS = "AUTO:4,8";

    private final KnownGroups groups;

    Matching(KnownGroups groups) {
        this.groups = groups;
    }

    /**
     * A question for the engine.
     *
     * @param condition what must be true of what is found
     * @param ranked the same, with what fits better weighing more
     */
    record Form(Query condition, Query ranked) {

        static Form of(Query condition, List<Query> better) {
            return new Form(
                    condition,
                    Query.of(query -> query.bool(bool -> bool.must(condition).must(Queries.sum(better)))));
        }

        /** Of much that is found alike, as with a topic alone, the engine passes over what cannot be among the best, as long as nothing but the sum weighs. */
        static Form wide(Query condition, List<Query> better) {
            return new Form(
                    condition,
                    Query.of(query -> query.bool(bool -> bool.filter(condition).must(Queries.sum(better)))));
        }
    }

    /**
     * What a question asks for.
     *
     * @param reader to whom groups in the same language are worth a little more
     * @param isLenient whether words that are written nearly so are found as well
     */
    Form of(Understood understood, Locale reader, boolean isLenient) {
        if (understood.isPlain()) {
            return plain(understood.question(), understood.words(), isLenient);
        }
        var meaning = new BoolQuery.Builder();
        var better = new ArrayList<Query>();
        if (!understood.topics().isEmpty()) {
            meaning.filter(Queries.any(
                    understood.topics().stream().map(Matching::about).toList()));
        }
        understood.topics().forEach(topic -> {
            better.add(Queries.worth(3, Queries.term("topics", topic.key())));
            if (WORDS.matcher(topic.name()).matches()) {
                better.add(Queries.worth(1, phrase(topic.name())));
            }
        });
        var wheres = understood.places().toList();
        if (!wheres.isEmpty()) {
            var anywhere = new ArrayList<Query>();
            for (var where : wheres) {
                // Beside a city that is not in it, a country or region is what is surely meant: cities have namesakes.
                var worth = wheres.size() > 1 && !where.isCity() ? SURE_PLACE : PLACE;
                place(where, worth, understood, anywhere, better);
            }
            meaning.filter(Queries.any(anywhere));
        }
        // Many entries do not say their language, so it only brings those that do to the front, then those that mention
        // it or are where it is spoken.
        understood.spoken().forEach(language -> {
            better.add(Queries.worth(3, Queries.term("languages", language.tag())));
            better.add(Queries.worth(1.5, phrase(language.typed())));
            better.add(Queries.worth(1, Queries.terms("country", language.countries())));
        });
        if (understood.isLanguageAlone()) {
            meaning.filter(Queries.terms("languages", understood.languages()));
        }
        if (understood.isOnline()) {
            meaning.filter(Queries.term("traits.online", true));
            // What is online alone goes before what is online too.
            better.add(Queries.worth(2, Queries.not(Queries.exists("traits.cityIds"))));
        }
        understood.access().forEach(fact -> meaning.filter(Queries.term("traits.access", fact)));
        var hasWords = !understood.words().isEmpty() && !understood.isSentence();
        if (understood.isSentence()) {
            better.add(Query.of(some -> some.multiMatch(
                    match -> match.query(understood.words()).fields(FIELDS).type(TextQueryType.CrossFields))));
        } else if (hasWords) {
            meaning.must(words(understood.words(), isLenient));
        }
        better.add(Queries.worth(2, Queries.term("type", "group")));
        better.add(Queries.worth(0.5, Queries.term("status", "active")));
        better.add(Queries.worth(0.5, Queries.term("languages", reader.getLanguage())));
        better.add(
                Queries.worth(isNameOfSeveralCities(understood) ? NAME_OF_CITIES : NAME, named(understood.question())));
        var either = new ArrayList<Query>();
        either.add(Query.of(is -> is.bool(meaning.build())));
        // Where all is understood, a name that has the same words weighs as said above and no more.
        either.add(
                understood.isSure()
                        ? Queries.all(List.of(named(understood.question())))
                        : literal(understood.question()));
        if (!understood.corrected().equals(understood.question())) {
            either.add(named(understood.corrected()));
        }
        if (isLenient && !HAS_LONG.matcher(understood.question()).find()) {
            either.add(calledNearlySo(understood.question()));
        }
        var isWide = wheres.isEmpty() && understood.isSure() && !hasWords && !isLenient;
        return isWide ? Form.wide(Queries.any(either), better) : Form.of(Queries.any(either), better);
    }

    private static boolean isNameOfSeveralCities(Understood understood) {
        return understood.parts().size() == 1
                && understood.words().isEmpty()
                && understood.parts().getFirst() instanceof Part.Where where
                && where.targets().stream().filter(City.class::isInstance).count() > 1;
    }

    /** Words that mean nothing but what they say, or a type alone: what is called so comes first. */
    private static Form plain(String question, String words, boolean isLenient) {
        return Form.of(
                words.isEmpty() ? Query.of(all -> all.matchAll(match -> match)) : words(words, isLenient),
                List.of(
                        Queries.worth(2, Queries.term("type", "group")),
                        Queries.worth(0.5, Queries.term("status", "active")),
                        Queries.worth(NAME, named(words.isEmpty() ? question : words))));
    }

    /** All words, wherever they stand; what has only words that are alike counts less. */
    private static Query words(String words, boolean isLenient) {
        return isLenient && !HAS_LONG.matcher(words).find()
                ? Queries.any(List.of(
                        literal(words),
                        Query.of(alike -> alike.multiMatch(match -> match.query(words)
                                .fields(FIELDS_WITH_SLIPS)
                                .type(TextQueryType.BestFields)
                                .fuzziness(FUZZINESS)
                                .prefixLength(1)
                                .maxExpansions(20)
                                .minimumShouldMatch("2<75%")))))
                : literal(words);
    }

    /** All words as they are, wherever they stand. */
    private static Query literal(String words) {
        return Query.of(query -> query.multiMatch(match -> match.query(words)
                .fields(FIELDS)
                .type(TextQueryType.CrossFields)
                .operator(Operator.And)
                .boost(3.0f)));
    }

    /** Whatever has all words in its name, or its group's. */
    private static Query named(String words) {
        return Query.of(query -> query.multiMatch(match ->
                match.query(words).fields(NAMES).type(TextQueryType.CrossFields).operator(Operator.And)));
    }

    /** Whatever has all words in its name or its group's, give or take slips. */
    private static Query calledNearlySo(String words) {
        return Query.of(query -> query.multiMatch(match -> match.query(words)
                .fields(NAMES)
                .type(TextQueryType.BestFields)
                .operator(Operator.And)
                .fuzziness(FUZZINESS)
                .prefixLength(1)
                .maxExpansions(20)));
    }

    private static Query about(Part.Topic topic) {
        var either = new ArrayList<Query>();
        either.add(Queries.terms("topics", topic.keys().toList()));
        Stream.of(topic.name(), topic.corrected() ? topic.name() : topic.typed())
                .distinct()
                .filter(name -> WORDS.matcher(name).matches())
                .map(Matching::phrase)
                .forEach(either::add);
        return Queries.any(either);
    }

    private static Query phrase(String words) {
        return Query.of(query -> query.multiMatch(match -> match.query(words)
                .fields("title", "traits.names", "text", "topics.words")
                .type(TextQueryType.Phrase)));
    }

    private void place(
            Part.Where where, double mostWorth, Understood understood, List<Query> anywhere, List<Query> better) {
        var targets = where.targets();
        var isNear = where.near() && targets.stream().anyMatch(City.class::isInstance);
        mentioned(where).ifPresent(anywhere::add);
        var worth = mostWorth;
        for (var target : targets) {
            switch (target) {
                case City city -> {
                    var place = city.place();
                    var reach = isNear
                            ? where.kilometres() != null ? where.kilometres() : vicinity(place, understood)
                            : city.reach();
                    var isThere = Queries.term("traits.cityIds", place.geonameId());
                    // Nobody who says no distance means a circle.
                    var isAround = isNear && where.kilometres() != null
                            ? Queries.around(place.lat(), place.lon(), reach)
                            : Queries.in(Square.around(place.lat(), place.lon(), reach));
                    anywhere.add(isThere);
                    anywhere.add(isAround);
                    better.add(Queries.worth(worth, isThere));
                    if (isNear) {
                        RINGS.stream()
                                .filter(ring -> ring <= reach)
                                .map(ring -> Queries.in(Square.around(place.lat(), place.lon(), ring)))
                                .forEach(ring -> better.add(Queries.worth(0.6, ring)));
                    } else {
                        better.add(Queries.worth(worth / 2, isAround));
                    }
                }
                case Target.Country country -> {
                    var isThere = Queries.term("country", country.code());
                    anywhere.add(isThere);
                    better.add(Queries.worth(worth, isThere));
                }
                case Target.Region region -> {
                    if (!isNear) {
                        var isThere = in(region.area());
                        anywhere.add(isThere);
                        better.add(Queries.worth(worth / 2, isThere));
                    }
                }
            }
            worth = Math.max(1, worth - NEXT_MEANING);
        }
    }

    /** What has the name of the place in its words, and is either no group or a group of which no city is known. */
    private static Optional<Query> mentioned(Part.Where where) {
        var names = where.targets().stream()
                .map(target -> switch (target) {
                    case City city -> city.place().name();
                    case Target.Country country -> "";
                    case Target.Region region -> region.area().name();
                })
                .filter(name -> !name.isEmpty());
        var phrases = Stream.concat(
                        names,
                        where.corrected() || where.typed().length() <= LONGEST_CODE
                                ? Stream.empty()
                                : Stream.of(where.typed()))
                .distinct()
                .map(Matching::phrase)
                .toList();
        if (phrases.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Query.of(query -> query.bool(mentioned -> mentioned
                .filter(Queries.any(phrases))
                .mustNot(isLocal -> isLocal.bool(group -> group.filter(
                        Queries.term("type", "group"),
                        Query.of(has -> has.exists(exists -> exists.field("traits.cityIds")))))))));
    }

    /** How far one has to go for the nearest group that is about what is asked, in steps. */
    private double vicinity(Place place, Understood understood) {
        var topics = understood.topics().stream().flatMap(Part.Topic::keys).toList();
        return VICINITIES.stream()
                .filter(kilometres -> groups.isAnyAround(
                        place.lat(),
                        place.lon(),
                        kilometres,
                        header -> topics.isEmpty() || !Collections.disjoint(header.topics(), topics)))
                .findFirst()
                .orElse(FARTHEST_VICINITY);
    }

    private static Query in(Area area) {
        var either = new ArrayList<Query>();
        if (!area.countries().isEmpty()) {
            either.add(Queries.terms("country", area.countries()));
        }
        if (!area.divisions().isEmpty()) {
            either.add(Queries.terms("traits.regions", area.divisions()));
        }
        area.circles().forEach(circle -> either.add(Queries.around(circle)));
        return Queries.any(either);
    }
}
