package org.usergroups.search.understanding;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Distances;
import org.usergroups.platform.places.Division;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.places.Typos;
import org.usergroups.platform.topics.Topics;
import org.usergroups.search.headers.KnownGroups;
import org.usergroups.search.understanding.Target.City;
import org.usergroups.search.understanding.Target.Country;
import org.usergroups.search.understanding.Target.Region;

/**
 * Understands questions: which of their words are places, topics, types or only make the sentence. A question is cut into the spans that
 * together are understood best; what is spelled exactly always goes before what is only alike.
 */
@Component
public class Understanding {

    private static final int LONGEST_SPAN = 8;
    private static final int LONGEST_ALIKE = 3;
    private static final int MOST_ALIKE = 8;
    private static final int MEANINGS = 8;
    private static final int MEANINGS_WITHOUT_GROUPS = 3;
    private static final double COMPARABLE = 0.3;
    private static final int SENTENCE = 6;

    // What a word weighs by what it is taken for: a phrase of questions before a topic, that before a place, all of
    // these before a name.
    private static final double PHRASE = 14;
    private static final double TOPIC = 13;
    private static final double PLACE = 12;
    private static final double EXACT = 10;
    private static final double NAME = 8;
    private static final double ALIKE = 6;

    private static final int LARGE = 100_000;
    private static final Pattern DISTANCE = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}.,])(\\d{1,3}[.,]?\\d{3}|\\d{1,4})\\s*(kms?|kilomet\\p{L}*|quil[oó]metros?|miles?|mi|км|километр\\p{L}*|キロ(?:メートル)?|公里|千米|킬로미터|كم)(?![\\p{IsLatin}])");
    private static final double MILE = 1.609344;
    private static final double FURTHEST = 2_000;
    private static final int MOST_PARTS = 8;
    private static final Set<String> SHORT_NAMES =
            Set.of("uk", "usa", "uae", "drc", "eua", "eeuu", "rdc", "rsa", "car");

    private static final Map<Phrases.Kind, String> ACCESS = Map.of(
            Phrases.Kind.STEP_FREE, "stepFree",
            Phrases.Kind.CAPTIONS, "captions",
            Phrases.Kind.SIGN_LANGUAGE, "signLanguage",
            Phrases.Kind.QUIET_ROOM, "quietRoom",
            Phrases.Kind.CHILD_CARE, "childCare");

    private final Gazetteer gazetteer;
    private final Countries countries;
    private final Areas areas;
    private final Topics topics;
    private final KnownGroups groups;
    private final Phrases phrases = Phrases.load();
    private final LanguageNames languages = new LanguageNames();

    Understanding(Gazetteer gazetteer, Countries countries, Areas areas, Topics topics, KnownGroups groups) {
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.areas = areas;
        this.topics = topics;
        this.groups = groups;
    }

    /** Kana and other scripts in Latin letters; made when one is met. */
    private static final class Latin {
        static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII");

        private Latin() {}
    }

    /** What a span may be, with the weight by which it competes. */
    private record Sense(double weight, @Nullable Part part, Phrases.@Nullable Kind kind, boolean isWord) {

        static Sense of(double weight, Part part) {
            return new Sense(weight, part, null, false);
        }
    }

    private record Span(int from, int to, @Nullable Sense sense) {}

    /** What a question means. */
    public Understood of(String question) {
        var distance = DISTANCE.matcher(question);
        Double kilometres = null;
        var asked = question;
        if (distance.find()) {
            var number = Double.parseDouble(distance.group(1).replaceAll("[.,]", ""));
            var isMiles = distance.group(2).toLowerCase(Locale.ROOT).startsWith("mi");
            kilometres = Math.clamp(isMiles ? number * MILE : number, 1, FURTHEST);
            asked = question.substring(0, distance.start())
                    + " ".repeat(distance.end() - distance.start())
                    + question.substring(distance.end());
        }
        return read(question, asked, kilometres);
    }

    private Understood read(String question, String asked, @Nullable Double kilometres) {
        var tokens = Token.of(asked);
        if (tokens.isEmpty()) {
            return Understood.literally(question);
        }
        var spans = segmented(new Reading(asked, tokens));
        var parts = new ArrayList<Part>();
        var rest = new StringBuilder();
        var isNear = kilometres != null;
        var lastWord = -1;
        for (var at = 0; at < spans.size(); at++) {
            var span = spans.get(at);
            var text = text(asked, tokens, span);
            var sense = span.sense();
            var qualifier = qualifier(parts, text, sense);
            if (qualifier != null) {
                parts.add(qualifier);
            } else if (sense == null || sense.isWord()) {
                var glued = lastWord == tokens.get(span.from()).begin();
                rest.append(rest.isEmpty() || glued ? "" : " ").append(text);
                lastWord = tokens.get(span.to() - 1).end();
            } else if (sense.part() != null) {
                parts.add(sense.part());
            } else if (sense.kind() == Phrases.Kind.NEAR) {
                isNear = true;
            } else if (sense.kind() == Phrases.Kind.ONLINE) {
                parts.add(new Part.Online(text));
            } else if (sense.kind() != null && ACCESS.containsKey(sense.kind())) {
                parts.add(new Part.Access(text, ACCESS.getOrDefault(sense.kind(), "")));
            } else if (sense.kind() != null && sense.kind() != Phrases.Kind.SKIP) {
                parts.add(new Part.Type(text, sense.kind().name().toLowerCase(Locale.ROOT)));
            }
        }
        var settled = settled(parts, isNear, kilometres);
        if (settled.isEmpty() && rest.isEmpty()) {
            return Understood.literally(question);
        }
        var isSentence = tokens.size() >= SENTENCE
                && settled.stream().anyMatch(part -> part instanceof Part.Where || part instanceof Part.Topic);
        var isSure = settled.stream()
                .allMatch(part -> !part.corrected() && (!(part instanceof Part.Where where) || isKnown(where)));
        return new Understood(question, settled, rest.toString(), isSentence, isSure);
    }

    /** A division's or country's code that stands right behind a place in it, as in “Portland OR”. */
    private @Nullable Part qualifier(List<Part> parts, String text, @Nullable Sense sense) {
        if (parts.isEmpty()
                || text.length() > 3
                || !(parts.getLast() instanceof Part.Where place)
                || !place.isCity()
                || sense != null && sense.part() != null
                || sense != null && sense.kind() != null && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return null;
        }
        var targets = new ArrayList<Target>();
        areas.coded(text).forEach(area -> targets.add(new Region(area)));
        if (countries.isCode(text)) {
            targets.add(new Country(text));
        }
        var qualifier = new Part.Where(text, List.copyOf(targets), false, null, false);
        return place.within(qualifier).isEmpty() ? null : qualifier;
    }

    /** Places that say more of each other become one; of a place's many meanings the likely ones stay. */
    private List<Part> settled(List<Part> parts, boolean isNear, @Nullable Double kilometres) {
        var settled = new ArrayList<Part>();
        for (var part : parts) {
            if (part instanceof Part.Where where
                    && !settled.isEmpty()
                    && settled.stream().anyMatch(Part.Where.class::isInstance)) {
                var merged = false;
                for (var at = 0; at < settled.size() && !merged; at++) {
                    if (settled.get(at) instanceof Part.Where other) {
                        var inside = other.within(where);
                        var outside = where.within(other);
                        if (!inside.isEmpty()) {
                            settled.set(at, merged(other, where, inside));
                            merged = true;
                        } else if (!outside.isEmpty()) {
                            settled.set(at, merged(other, where, outside));
                            merged = true;
                        }
                    }
                }
                if (!merged) {
                    settled.add(part);
                }
            } else if (!settled.contains(part)) {
                settled.add(part);
            }
        }
        return settled.stream()
                .limit(MOST_PARTS)
                .map(part -> part instanceof Part.Where where
                        ? new Part.Where(where.typed(), likely(where.targets()), isNear, kilometres, where.corrected())
                        : part)
                .toList();
    }

    private static Part.Where merged(Part.Where one, Part.Where other, List<Target> targets) {
        return new Part.Where(
                one.typed() + " " + other.typed(), targets, false, null, one.corrected() || other.corrected());
    }

    /** Cities that have groups, or if none has, the largest and those not much smaller; everything that is no city. */
    private List<Target> likely(List<Target> targets) {
        var cities = targets.stream()
                .filter(City.class::isInstance)
                .map(City.class::cast)
                .toList();
        var withGroups = cities.stream().filter(this::hasGroups).limit(MEANINGS).toList();
        var kept = withGroups.isEmpty()
                ? cities.stream()
                        .limit(MEANINGS_WITHOUT_GROUPS)
                        .filter(city -> city.place().population()
                                >= COMPARABLE * cities.getFirst().place().population())
                        .toList()
                : withGroups;
        return Stream.concat(kept.stream(), targets.stream().filter(target -> !(target instanceof City)))
                .toList();
    }

    private boolean hasGroups(City city) {
        return groups.inCity(city.place().geonameId()) > 0;
    }

    /** Whether one of its meanings is more than a small place without groups. */
    private boolean isKnown(Part.Where where) {
        return where.targets().stream()
                .anyMatch(target -> !(target instanceof City city)
                        || hasGroups(city)
                        || city.place().population() >= LARGE);
    }

    static boolean isIn(Area area, Place place) {
        return area.countries().contains(place.country())
                || place.subdivision() != null && area.divisions().contains(place.subdivision())
                || place.region() != null
                        && area.divisions().contains(Division.key(place.country(), place.region(), place.subdivision()))
                || area.circles().stream()
                        .anyMatch(circle -> Distances.kilometres(circle.lat(), circle.lon(), place.lat(), place.lon())
                                <= circle.kilometres());
    }

    private static String text(String asked, List<Token> tokens, Span span) {
        return asked.substring(
                tokens.get(span.from()).begin(), tokens.get(span.to() - 1).end());
    }

    /** Longer spans weigh more than their words: “New York” before “new” and “York”. */
    private static double weight(int words, double each) {
        return words * each + 2.0 * words * words;
    }

    /** The spans that together weigh most. */
    private List<Span> segmented(Reading reading) {
        var count = reading.tokens.size();
        var best = new double[count + 1];
        var last = new Span[count + 1];
        for (var to = 1; to <= count; to++) {
            best[to] = Double.NEGATIVE_INFINITY;
            for (var from = Math.max(0, to - LONGEST_SPAN); from < to; from++) {
                var sense = reading.sense(from, to);
                if (sense == null && to - from > 1) {
                    continue;
                }
                var weight = best[from] + (sense == null ? 0 : sense.weight());
                if (weight > best[to]) {
                    best[to] = weight;
                    last[to] = new Span(from, to, sense);
                }
            }
        }
        var spans = new ArrayList<Span>();
        for (var to = count; to > 0; to = spans.getLast().from()) {
            spans.add(last[to]);
        }
        return spans.reversed();
    }

    /** One question while it is read. */
    private final class Reading {

        private final String asked;
        private final List<Token> tokens;
        private final boolean isShouted;
        private final Sense[] single;
        private int alikeAsked;

        Reading(String asked, List<Token> tokens) {
            this.asked = asked;
            this.tokens = tokens;
            this.isShouted = tokens.size() > 1 && asked.equals(asked.toUpperCase(Locale.ROOT));
            this.single = new Sense[tokens.size()];
            for (var at = 0; at < tokens.size(); at++) {
                single[at] = exact(at, at + 1);
            }
        }

        @Nullable
        Sense sense(int from, int to) {
            var exact = to - from == 1 ? single[from] : exact(from, to);
            if (exact != null) {
                return exact;
            }
            var isUnknown = false;
            for (var at = from; at < to; at++) {
                var word = single[at];
                if (word != null && word.part() != null && word.weight() >= weight(1, PLACE)) {
                    return null;
                }
                isUnknown |= word == null;
            }
            return isUnknown && to - from <= LONGEST_ALIKE ? alike(from, to) : null;
        }

        private @Nullable Sense exact(int from, int to) {
            var text =
                    asked.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
            var folded = Folding.fold(text);
            if (folded.isEmpty()) {
                return null;
            }
            var count = to - from;
            var kind = phrases.of(folded);
            if (kind != null) {
                return new Sense(weight(count, PHRASE), null, kind, false);
            }
            var topic = topics.named(text);
            if (topic.isPresent()) {
                return Sense.of(
                        weight(count, TOPIC),
                        new Part.Topic(text, topic.get().key(), topic.get().name(), false));
            }
            var where = where(text, folded);
            var language = languages.named(folded);
            // “Georgien” is a country in German and a language in French.
            if (language.isPresent()
                    && (where == null || where.targets().stream().noneMatch(Country.class::isInstance))) {
                return Sense.of(weight(count, TOPIC), new Part.Language(text, language.get()));
            }
            if (where != null) {
                return Sense.of(isKnown(where) ? weight(count, PLACE) : weight(count, EXACT) / 2, where);
            }
            return count == 1 && groups.hasWord(folded) ? new Sense(NAME, null, null, true) : null;
        }

        private Part.@Nullable Where where(String text, String folded) {
            var found = new LinkedHashSet<Target>();
            var country = country(text, folded);
            if (country != null) {
                found.add(new Country(country));
            }
            var regions = areas.named(text);
            if (regions.stream().anyMatch(area -> area.within() == null)) {
                regions.stream().map(Region::new).forEach(found::add);
                return new Part.Where(text, List.copyOf(found), false, null, false);
            }
            var places = gazetteer.named(text);
            if (places.isEmpty() && regions.isEmpty() && country == null) {
                places = inLatin(text, folded);
            }
            if (country == null) {
                places.stream().map(City::new).forEach(found::add);
            }
            regions.stream()
                    .filter(area -> country == null || !country.equals(area.within()))
                    .map(Region::new)
                    .forEach(found::add);
            return found.isEmpty() ? null : new Part.Where(text, List.copyOf(found), false, null, false);
        }

        private @Nullable String country(String text, String folded) {
            var isCode = text.length() <= 3
                    && text.chars().allMatch(letter -> letter < 128)
                    && !SHORT_NAMES.contains(folded);
            if (isCode && (isShouted || groups.hasWord(folded) || !text.equals(text.toUpperCase(Locale.ROOT)))) {
                return null;
            }
            return countries.codeOf(text).orElse(null);
        }

        /** Places by how a name in another script sounds: kana, and what the gazetteer has only in Latin letters. */
        private List<Place> inLatin(String text, String folded) {
            if (folded.length() < 3 || folded.chars().allMatch(letter -> letter < 128)) {
                return List.of();
            }
            var script = UnicodeScript.of(folded.codePointAt(0));
            if (script == UnicodeScript.LATIN || script == UnicodeScript.HAN || script == UnicodeScript.COMMON) {
                return List.of();
            }
            var latin = Folding.fold(Latin.ANY.transliterate(text));
            var plain = latin.replace("ou", "o").replace("oo", "o").replace("uu", "u");
            return Stream.of(latin, plain)
                    .distinct()
                    .flatMap(name -> gazetteer.named(name).stream())
                    .filter(place -> groups.inCity(place.geonameId()) > 0 || place.population() >= LARGE)
                    .distinct()
                    .toList();
        }

        private @Nullable Sense alike(int from, int to) {
            var text =
                    asked.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
            var folded = Folding.fold(text);
            var slips = Typos.allowed(folded);
            if (slips == 0
                    || folded.chars().anyMatch(Character::isDigit)
                    || UnicodeScript.of(folded.codePointAt(0)) == UnicodeScript.HAN
                    || alikeAsked >= MOST_ALIKE) {
                return null;
            }
            alikeAsked++;
            var count = to - from;
            var base = weight(count, ALIKE);
            var senses = new ArrayList<Sense>();
            var spelling = Topics.folded(text);
            topics.spellings().entrySet().stream()
                    .filter(entry ->
                            entry.getKey().length() > 3 && entry.getKey().charAt(0) == spelling.charAt(0))
                    .map(entry -> Map.entry(entry.getValue(), Typos.between(spelling, entry.getKey(), slips)))
                    .filter(entry -> entry.getValue() <= slips)
                    .min(Comparator.comparingInt(Map.Entry::getValue))
                    .ifPresent(entry -> senses.add(Sense.of(
                            base + 0.5 - 2 * entry.getValue(),
                            new Part.Topic(
                                    text, entry.getKey().key(), entry.getKey().name(), true))));
            places(text, folded, slips, base).ifPresent(senses::add);
            countries
                    .alike(text, slips)
                    .ifPresent(code -> senses.add(Sense.of(
                            base - 2.0 * slips + (slips == 2 ? 1 : 0),
                            new Part.Where(text, List.of(new Country(code)), false, null, true))));
            var regions = areas.alike(text, slips);
            if (!regions.isEmpty()) {
                senses.add(Sense.of(
                        base - 0.6 - 2.0 * slips,
                        new Part.Where(
                                text, regions.stream().<Target>map(Region::new).toList(), false, null, true)));
            }
            return senses.stream()
                    .max(Comparator.comparingDouble(Sense::weight))
                    .orElse(null);
        }

        private java.util.Optional<Sense> places(String text, String folded, int slips, double base) {
            var likely = gazetteer.alike(text, slips).stream()
                    .filter(alike -> groups.inCity(alike.place().geonameId()) > 0
                            || alike.place().population() >= LARGE)
                    .toList();
            if (likely.isEmpty()) {
                return java.util.Optional.empty();
            }
            var fewest = likely.getFirst().slips();
            var best = likely.stream()
                    .filter(alike -> alike.slips() == fewest)
                    .map(alike -> new City(alike.place()))
                    .toList();
            var weight = base - 2 * fewest + (best.stream().anyMatch(Understanding.this::hasGroups) ? 0.4 : -0.4);
            return java.util.Optional.of(Sense.of(weight, new Part.Where(text, List.copyOf(best), false, null, true)));
        }
    }
}
