package org.usergroups.search.understanding;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.places.Typos;
import org.usergroups.platform.topics.Topic;
import org.usergroups.platform.topics.Topics;
import org.usergroups.search.headers.KnownGroups;
import org.usergroups.search.understanding.Target.City;
import org.usergroups.search.understanding.Target.Country;
import org.usergroups.search.understanding.Target.Region;

/** What words may mean, by all that is known of places, topics, languages, phrases and the names of groups. */
final class Senses {

    private static final Set<String> SHORT_NAMES =
            Set.of("uk", "usa", "uae", "drc", "eua", "eeuu", "rdc", "rsa", "car");
    private static final int LONGEST_CODE = 3;
    private static final int SHORTEST_SOUND = 4;
    private static final int LONGEST_WITHOUT_SLIPS = 3;
    private static final int MOST_BY_SOUND = 3;

    private static final int SHORTEST_STEM = 4;

    /** Of cases that say where: Finnish, Estonian, Hungarian, Turkish and Basque, as they are folded. */
    private static final Set<String> CASE_ENDINGS = Set.of(
            "ssa", "sta", "lla", "lta", "lle", "seen", "sse", "ban", "ben", "bol", "rol", "tol", "nal", "nel", "hoz",
            "hez", "dan", "den", "tan", "ten", "tik");

    private static final int SHORTEST_STEM_OF_TOPIC = 5;

    /** Of people and cases, as they are folded. */
    private static final Set<String> ENDINGS_OF_TOPICS = Set.of(
            // Romance and Germanic: who uses it
            "istas",
            "isti",
            "istes",
            "iste",
            "isten",
            "eros",
            "ero",
            "eiros",
            "eiro",
            "eur",
            "eurs",
            "er",
            "ers",
            "are",
            "arna",
            "entwickler",
            "entwicklerinnen",
            "gruppe",
            "treffen",
            "groep",
            "gruppen",
            "leute",
            "leuten",
            "freunde",
            "freunden",
            "fans",
            // Slavic
            "a",
            "u",
            "em",
            "om",
            "ie",
            "owi",
            "owa",
            "owe",
            "owy",
            "owcy",
            "owcow",
            "ari",
            "aru",
            "isty",
            "istow",
            // Hungarian, Finnish, Estonian, Turkish
            "os",
            "osok",
            "ok",
            "ozok",
            "ozo",
            "rol",
            "ban",
            "ben",
            "hoz",
            "in",
            "ia",
            "issa",
            "ista",
            "iin",
            "ssa",
            "sta",
            "lla",
            "aajat",
            "ajat",
            "i",
            "da",
            "de",
            "ta",
            "te",
            "cu",
            "ci",
            "cular",
            "ciler",
            "cilar",
            "la");

    private final Gazetteer gazetteer;
    private final Countries countries;
    private final Areas areas;
    private final Topics topics;
    private final KnownGroups groups;
    private final MeantPlaces places;
    private final PlaceAliases aliases;
    private final Phrases phrases = Phrases.load();
    private final LanguageNames languages = new LanguageNames();
    private final EverydayWords everyday = EverydayWords.load();

    Senses(
            Gazetteer gazetteer,
            Countries countries,
            Areas areas,
            Topics topics,
            KnownGroups groups,
            MeantPlaces places) {
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.areas = areas;
        this.topics = topics;
        this.groups = groups;
        this.places = places;
        this.aliases = PlaceAliases.load(gazetteer, countries, areas);
    }

    /** Kana and other scripts in Latin letters; made when one is met. */
    private static final class Latin {
        static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII");

        private Latin() {}
    }

    /**
     * What words mean that are spelled as they should be.
     *
     * @param count how many words
     * @param isShouted whether capitals say nothing
     * @param mayBePlace whether places are called so as well
     */
    @Nullable
    Sense exact(String text, int count, boolean isShouted, boolean mayBePlace) {
        var folded = Folding.fold(text);
        if (folded.isEmpty()) {
            return null;
        }
        var kind = phrases.of(folded);
        if (kind != null) {
            return Sense.of(Sense.weight(count, Sense.PHRASE), kind);
        }
        var topic = topics.named(text)
                .or(() -> inSimplifiedCharacters(folded))
                .or(() -> count > MOST_BY_SOUND ? Optional.empty() : bySound(text, folded));
        if (topic.isPresent()) {
            return Sense.of(Sense.weight(count, Sense.TOPIC), part(text, topic.get(), false));
        }
        var where = mayBePlace ? where(text, folded, isShouted) : null;
        var language = languages.named(folded);
        // “Georgien” is a country in German and a language in French, “Gujarat” a state and in Indonesian a language.
        if (language.isPresent() && (where == null || where.targets().stream().allMatch(City.class::isInstance))) {
            return Sense.of(Sense.weight(count, Sense.TOPIC), new Part.Language(text, language.get()));
        }
        if (where == null && mayBePlace) {
            where = aliases.named(text, folded);
        }
        if (where != null) {
            return Sense.of(
                    places.isKnown(where) ? Sense.weight(count, Sense.PLACE) : Sense.weight(count, Sense.EXACT) / 2,
                    where);
        }
        return count == 1 && groups.hasWord(folded) ? Sense.word() : null;
    }

    /** A topic by its name in Chinese. */
    private Optional<Topic> inSimplifiedCharacters(String folded) {
        return UnicodeScript.of(folded.codePointAt(0)) == UnicodeScript.HAN ? topics.named(folded) : Optional.empty();
    }

    /** A topic by its English name in another script, as in “голанг”. */
    private Optional<Topic> bySound(String text, String folded) {
        if (folded.length() < SHORTEST_SOUND || !isWrittenBySound(folded)) {
            return Optional.empty();
        }
        return topics.named(Latin.ANY.transliterate(text));
    }

    /** Whether all letters are of scripts that say how a word sounds, and none is Latin. */
    private static boolean isWrittenBySound(String folded) {
        return folded.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(UnicodeScript::of)
                        .noneMatch(script -> script == UnicodeScript.LATIN || script == UnicodeScript.HAN)
                && folded.codePoints().anyMatch(Character::isLetter);
    }

    private Part.@Nullable Where where(String text, String folded, boolean isShouted) {
        var regions = areas.named(text);
        var country = country(text, folded, isShouted, regions);
        var found = new LinkedHashSet<Target>();
        if (country != null) {
            found.add(new Country(country));
        }
        if (regions.stream().allMatch(Area::isDivision)) {
            var named = gazetteer.named(text);
            (named.isEmpty() && regions.isEmpty() ? inLatin(text, folded) : named)
                    .stream()
                            .filter(place -> country == null || places.isMeantBeside(country, place))
                            .map(City::new)
                            .forEach(found::add);
            regions.stream()
                    .filter(area -> country == null || !country.equals(area.within()))
                    .map(Region::new)
                    .forEach(found::add);
        } else {
            regions.stream().map(Region::new).forEach(found::add);
        }
        return found.isEmpty() ? null : Part.Where.of(text, List.copyOf(found), false);
    }

    private @Nullable String country(String text, String folded, boolean isShouted, List<Area> regions) {
        var isCode = text.length() <= LONGEST_CODE
                && text.chars().allMatch(letter -> letter < 128)
                && !SHORT_NAMES.contains(folded);
        if (isCode && (isShouted || groups.hasWord(folded) || !text.equals(text.toUpperCase(Locale.ROOT)))) {
            return null;
        }
        return country(text, countries, regions).orElse(null);
    }

    /** The country of a name, unless a country of the United Kingdom is called so, which is a region in it. */
    static Optional<String> country(String text, Countries countries, List<Area> regions) {
        return countries.codeOf(text).filter(code -> !code.equals("GB") || regions.isEmpty());
    }

    /** Places by how a name in another script sounds: kana, and what the gazetteer has only in Latin letters. */
    private List<Place> inLatin(String text, String folded) {
        if (folded.length() < 3 || !isWrittenBySound(folded)) {
            return List.of();
        }
        var latin = Folding.fold(Latin.ANY.transliterate(text));
        var plain = latin.replace("ou", "o").replace("oo", "o").replace("uu", "u");
        return Stream.of(latin, plain)
                .distinct()
                .flatMap(name -> gazetteer.named(name).stream())
                .filter(places::isLikely)
                .distinct()
                .toList();
    }

    /** Whether words are long enough, in a script of letters, and none of every day, so that they may be others with a slip of the hand. */
    boolean mayHaveSlips(String text) {
        var folded = Folding.fold(text);
        return Typos.allowed(folded) > 0
                && !everyday.contains(folded)
                && folded.chars().noneMatch(Character::isDigit)
                && UnicodeScript.of(folded.codePointAt(0)) != UnicodeScript.HAN;
    }

    /**
     * What words mean if they are others with a slip of the hand.
     *
     * @param text for which {@link #mayHaveSlips} is true
     * @param count how many words
     */
    @Nullable
    Sense alike(String text, int count) {
        var slips = Typos.allowed(Folding.fold(text));
        var base = Sense.weight(count, Sense.ALIKE);
        var senses = new ArrayList<Sense>();
        topic(text, slips, base).ifPresent(senses::add);
        city(text, slips, base).ifPresent(senses::add);
        countries
                .alike(text, slips)
                .ifPresent(code -> senses.add(Sense.of(
                        base - 2.0 * slips + (slips == 2 ? 1 : 0),
                        Part.Where.of(text, List.of(new Country(code)), true))));
        var regions = areas.alike(text, slips);
        if (!regions.isEmpty()) {
            senses.add(Sense.of(
                    base - 0.6 - 2.0 * slips,
                    Part.Where.of(
                            text, regions.stream().<Target>map(Region::new).toList(), true)));
        }
        return senses.stream().max(Comparator.comparingDouble(Sense::weight)).orElse(null);
    }

    private Optional<Sense> topic(String text, int slips, double base) {
        var spelling = Topics.folded(text);
        if (spelling.isEmpty()) {
            return Optional.empty();
        }
        var first = spelling.substring(0, 1);
        return topics.spellings().subMap(first, first + Character.MAX_VALUE).entrySet().stream()
                .filter(entry -> entry.getKey().length() > LONGEST_WITHOUT_SLIPS)
                .map(entry -> Map.entry(entry.getValue(), Typos.between(spelling, entry.getKey(), slips)))
                .filter(entry -> entry.getValue() <= slips)
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(entry -> Sense.of(base + 0.5 - 2 * entry.getValue(), part(text, entry.getKey(), true)))
                .or(() -> inflectedTopic(text, spelling, base));
    }

    /** A topic with an ending of another language, as in “linuxosok”; one of few letters may be another word's beginning. */
    private Optional<Sense> inflectedTopic(String text, String spelling, double base) {
        return IntStream.iterate(
                        spelling.length() - 1, length -> length >= SHORTEST_STEM_OF_TOPIC, length -> length - 1)
                .filter(length -> ENDINGS_OF_TOPICS.contains(spelling.substring(length)))
                .mapToObj(length -> topics.named(spelling.substring(0, length)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(topic -> Sense.of(base - 1.8, part(text, topic, true)));
    }

    private Part.Topic part(String text, Topic topic, boolean isCorrected) {
        return new Part.Topic(text, topic, topics.within(topic.key()), isCorrected);
    }

    private Optional<Sense> city(String text, int slips, double base) {
        var likely = gazetteer.alike(text, slips).stream()
                .filter(alike -> places.isLikely(alike.place()))
                .toList();
        if (likely.isEmpty()) {
            return inflected(text, base);
        }
        var fewest = likely.getFirst().slips();
        var best = likely.stream()
                .filter(alike -> alike.slips() == fewest)
                .<Target>map(alike -> new City(alike.place()))
                .toList();
        var weight = base - 2 * fewest + (best.stream().anyMatch(places::hasGroups) ? 0.4 : -0.4);
        return Optional.of(Sense.of(weight, Part.Where.of(text, best, true)));
    }

    /** A city with the ending that says “in”, “from” or “to” in languages that write no word for it, as in “Oulusta”. */
    private Optional<Sense> inflected(String text, double base) {
        var folded = Folding.fold(text);
        var cities = CASE_ENDINGS.stream()
                .filter(folded::endsWith)
                .map(ending -> folded.substring(0, folded.length() - ending.length()))
                .filter(stem -> stem.length() >= SHORTEST_STEM)
                .flatMap(stem -> gazetteer.named(stem).stream()
                        .filter(place -> stem.length() > SHORTEST_STEM
                                ? places.isLikely(place)
                                : places.hasGroups(new City(place))))
                .distinct()
                .<Target>map(City::new)
                .toList();
        return cities.isEmpty()
                ? Optional.empty()
                : Optional.of(Sense.of(base - 1.8, Part.Where.of(text, cities, true)));
    }
}
