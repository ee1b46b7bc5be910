package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Distances;
import org.usergroups.platform.places.Place;
import org.usergroups.search.documents.Header;
import org.usergroups.search.headers.Headers;
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

    private static final List<String> NAMES = List.of("title", "group.name", "group.names");
    private static final List<String> FIELDS =
            List.of("title^4", "group.name^3", "group.names^3", "place^3", "topics.words^3", "text");
    /** How far what is “near” a place may be if nothing is nearer, in kilometres. */
    static final double FARTHEST_VICINITY = 500;

    private static final List<Double> VICINITIES = List.of(30.0, 60.0, 120.0, 250.0, FARTHEST_VICINITY);
    private static final List<Double> RINGS = List.of(5.0, 15.0, 30.0, 60.0, 120.0, 250.0);
    private static final int LONGEST_CODE = 3;
    private static final int FAR_SMALLER = 10;
    private static final Set<String> SPOKEN = Arrays.stream(Locale.getAvailableLocales())
            .filter(locale -> !locale.getLanguage().equals("en"))
            .map(locale -> locale.getLanguage() + "-" + locale.getCountry())
            .collect(Collectors.toUnmodifiableSet());
    /** Names that texts are searched for; of “C#” the index has only the letter. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N} .'-]+");

    private static final String FUZZINESS = "AUTO:4,8";

    private final Headers headers;

    Matching(Headers headers) {
        this.headers = headers;
    }

    /** Everything, groups first. */
    static Query everything() {
        return Query.of(query -> query.functionScore(scored -> scored.query(all -> all.matchAll(match -> match))
                .functions(function ->
                        function.filter(Queries.term("type", "group")).weight(2.0))));
    }

    /** What a question asks for; {@code reader} breaks ties between places of the same name. */
    Query of(Understood understood, Locale reader) {
        if (understood.question().isBlank()) {
            return everything();
        }
        if (understood.isPlain()) {
            return understood.words().isEmpty() ? anything(understood.question()) : plain(understood.words());
        }
        var meaning = new BoolQuery.Builder();
        var order = new BoolQuery.Builder();
        if (!understood.topics().isEmpty()) {
            meaning.filter(Queries.any(
                    understood.topics().stream().map(Matching::about).toList()));
        }
        understood.topics().forEach(topic -> {
            order.should(Queries.worth(3, Queries.term("topics", topic.key())));
            if (WORDS.matcher(topic.name()).matches()) {
                order.should(Queries.worth(1, phrase(topic.name())));
            }
        });
        var wheres = understood.places().toList();
        if (!wheres.isEmpty()) {
            var anywhere = new ArrayList<Query>();
            for (var where : wheres) {
                place(where, understood, reader, anywhere, order);
            }
            meaning.filter(Queries.any(anywhere));
        }
        // Many entries do not say their language, so it only brings those that do to the front.
        understood.languages().forEach(language -> order.should(Queries.worth(3, Queries.term("languages", language))));
        if (understood.isLanguageAlone()) {
            meaning.filter(Queries.terms("languages", understood.languages()));
        }
        if (understood.isOnline()) {
            meaning.filter(Queries.term("group.online", true));
            // What is online alone goes before what is online too.
            order.should(Queries.worth(
                    2,
                    Query.of(alone -> alone.bool(
                            bool -> bool.mustNot(city -> city.exists(exists -> exists.field("group.cityIds")))))));
        }
        understood.access().forEach(fact -> meaning.filter(Queries.term("group.access", fact)));
        if (!understood.words().isEmpty()) {
            if (understood.isSentence()) {
                order.should(Query.of(some -> some.multiMatch(
                        match -> match.query(understood.words()).fields(FIELDS).type(TextQueryType.CrossFields))));
            } else {
                meaning.must(words(understood.words()));
            }
        }
        return Query.of(query -> query.bool(all -> all.must(either -> either.bool(matching -> matching.should(
                                is -> is.bool(meaning.build()))
                        .should(understood.isSure() ? named(understood.question()) : literal(understood.question()))
                        .minimumShouldMatch("1")))
                .should(is -> is.bool(order.build()))
                .should(
                        Queries.worth(2, Queries.term("type", "group")),
                        Queries.worth(0.5, Queries.term("status", "active")),
                        Queries.worth(0.5, Queries.term("languages", reader.getLanguage())),
                        Queries.worth(6, named(understood.question())))));
    }

    /** Everything, when only types are named; what is called so comes first. */
    private static Query anything(String question) {
        return Query.of(query -> query.bool(bool -> bool.must(everything()).should(Queries.worth(6, named(question)))));
    }

    /** Words that mean nothing else: all of them, wherever they stand; a document with words that are only alike counts less. */
    private static Query plain(String words) {
        return Query.of(query -> query.bool(bool -> bool.must(words(words))
                .should(
                        Queries.worth(2, Queries.term("type", "group")),
                        Queries.worth(0.5, Queries.term("status", "active")),
                        Queries.worth(4, named(words)))));
    }

    private static Query words(String words) {
        return Queries.any(List.of(
                literal(words),
                Query.of(alike -> alike.multiMatch(match -> match.query(words)
                        .fields(FIELDS)
                        .type(TextQueryType.BestFields)
                        .fuzziness(FUZZINESS)
                        .prefixLength(1)
                        .maxExpansions(30)
                        .minimumShouldMatch("2<75%")))));
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

    private static Query about(Part.Topic topic) {
        var either = new ArrayList<Query>();
        either.add(Queries.term("topics", topic.key()));
        Stream.of(topic.name(), topic.corrected() ? topic.name() : topic.typed())
                .distinct()
                .filter(name -> WORDS.matcher(name).matches())
                .map(Matching::phrase)
                .forEach(either::add);
        return Queries.any(either);
    }

    private static Query phrase(String words) {
        return Query.of(query -> query.multiMatch(match -> match.query(words)
                .fields("title", "group.name", "group.names", "text", "topics.words")
                .type(TextQueryType.Phrase)));
    }

    private void place(
            Part.Where where, Understood understood, Locale reader, List<Query> anywhere, BoolQuery.Builder order) {
        var targets = new ArrayList<>(where.targets());
        var largest = targets.getFirst();
        targets.sort(Comparator.comparingInt(target -> -familiarity(target, largest, reader)));
        var isNear = where.near() && targets.stream().anyMatch(City.class::isInstance);
        mentioned(where).ifPresent(anywhere::add);
        var worth = 4.0;
        for (var target : targets) {
            switch (target) {
                case City city -> {
                    var place = city.place();
                    var reach = isNear
                            ? where.kilometres() != null ? where.kilometres() : vicinity(place, understood)
                            : city.reach();
                    var isThere = Queries.term("group.cityIds", place.geonameId());
                    anywhere.add(isThere);
                    anywhere.add(Queries.around(place.lat(), place.lon(), reach));
                    order.should(Queries.worth(worth, isThere));
                    if (isNear) {
                        RINGS.stream()
                                .filter(ring -> ring <= reach)
                                .forEach(ring -> order.should(
                                        Queries.worth(0.6, Queries.around(place.lat(), place.lon(), ring))));
                    } else {
                        order.should(Queries.worth(worth / 2, Queries.around(place.lat(), place.lon(), reach)));
                    }
                }
                case Target.Country country -> {
                    var isThere = Queries.term("country", country.code());
                    anywhere.add(isThere);
                    order.should(Queries.worth(worth, isThere));
                }
                case Target.Region region -> {
                    if (!isNear) {
                        var isThere = in(region.area());
                        anywhere.add(isThere);
                        order.should(Queries.worth(worth / 2, isThere));
                    }
                }
            }
            worth = Math.max(1, worth - 0.4);
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
                        Query.of(has -> has.exists(exists -> exists.field("group.cityIds")))))))));
    }

    /**
     * Of places with the same name, one in the reader's country is meant before others, then one where the reader's language is spoken, unless it
     * is far smaller. English says nothing: too many read it.
     */
    private static int familiarity(Target target, Target largest, Locale reader) {
        var country =
                switch (target) {
                    case City city -> city.place().country();
                    case Target.Country code -> code.code();
                    case Target.Region region -> region.area().within();
                };
        if (country == null) {
            return 0;
        }
        if (country.equals(reader.getCountry())) {
            return 2;
        }
        var isFarSmaller = target instanceof City city
                && largest instanceof City first
                && city.place().population() < first.place().population() / FAR_SMALLER;
        return !isFarSmaller && SPOKEN.contains(reader.getLanguage() + "-" + country) ? 1 : 0;
    }

    /** How far one has to go for the nearest group that is about what is asked, in steps. */
    private double vicinity(Place place, Understood understood) {
        var topics = understood.topics().stream().map(Part.Topic::key).toList();
        Predicate<Header> wanted = header -> !header.gone()
                && !header.archived()
                && header.location() != null
                && (topics.isEmpty() || header.topics().stream().anyMatch(topics::contains));
        var nearest = headers.all().stream()
                .filter(wanted)
                .mapToDouble(header -> header.location() == null
                        ? Double.MAX_VALUE
                        : Distances.kilometres(
                                place.lat(),
                                place.lon(),
                                header.location().lat(),
                                header.location().lon()))
                .min()
                .orElse(Double.MAX_VALUE);
        return VICINITIES.stream()
                .filter(vicinity -> nearest <= vicinity)
                .findFirst()
                .orElse(VICINITIES.getLast());
    }

    private static Query in(Area area) {
        var either = new ArrayList<Query>();
        if (!area.countries().isEmpty()) {
            either.add(Queries.terms("country", area.countries()));
        }
        if (!area.divisions().isEmpty()) {
            either.add(Queries.terms("group.regions", area.divisions()));
        }
        area.circles().forEach(circle -> either.add(Queries.around(circle)));
        return Queries.any(either);
    }
}
