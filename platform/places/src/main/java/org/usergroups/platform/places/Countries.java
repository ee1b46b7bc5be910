package org.usergroups.platform.places;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The countries of ISO 3166-1 and Kosovo (XK), understood by code or by name in any language (Unicode CLDR). Immutable. */
public final class Countries {

    private final String[] codes;
    private final Map<String, String> byAlpha3 = new HashMap<>();
    private final Names names;
    private final Names oftenTyped;
    private final Texts subdivisions;

    private Countries(Tables tables) {
        codes = tables.strings();
        var alpha3 = tables.strings();
        for (var at = 0; at < codes.length; at++) {
            byAlpha3.put(alpha3[at], codes[at]);
        }
        names = Names.read(tables);
        oftenTyped = Names.read(tables);
        subdivisions = Texts.read(tables);
    }

    /** Reads the tables from the class path; keep what it returns. */
    public static Countries load() {
        try (var tables = Tables.open("countries.bin")) {
            return new Countries(tables);
        }
    }

    /** Whether this is an alpha-2 code in capitals, as it is stored. */
    public boolean isCode(String code) {
        return Arrays.binarySearch(codes, code) >= 0;
    }

    /** Whether this is a code of ISO 3166-2, such as {@code PT-13}, of whatever level. */
    public boolean isSubdivision(String code) {
        return subdivisions.has(code);
    }

    /** The alpha-2 code of what somebody typed: alpha-2, alpha-3, or a name in any language. */
    public Optional<String> codeOf(String typed) {
        var code = typed.strip().toUpperCase(Locale.ROOT);
        if (isCode(code)) {
            return Optional.of(code);
        }
        var folded = Folding.fold(typed);
        return named(folded)
                .or(() -> Optional.ofNullable(byAlpha3.get(code)))
                .or(() -> folded.startsWith("the ") ? named(folded.substring(4)) : Optional.empty());
    }

    /** The countries with a name, in any language, that begins so, by code; each once with the shortest such name, folded. */
    public Map<String, String> beginning(String typed) {
        var beginning = Folding.foldUnfinished(typed);
        var found = new TreeMap<String, String>();
        if (!beginning.isEmpty()) {
            var range = names.beginningWith(beginning);
            for (var at = range.from(); at < range.to(); at++) {
                var name = names.name(at);
                for (var country : names.meanings(at)) {
                    found.merge(codes[country], name, (one, other) -> one.length() <= other.length() ? one : other);
                }
            }
        }
        return found;
    }

    /** The country's name in a language, English where Java has none; the code itself if it is none. */
    public String name(String code, Locale language) {
        if (!isCode(code)) {
            return code;
        }
        var country = Locale.of("", code);
        var name = country.getDisplayCountry(language);
        return name.equals(code) ? country.getDisplayCountry(Locale.ENGLISH) : name;
    }

    /**
     * The country with a name, in one of the languages that are typed most, that differs by the fewest slips of the hand, at least one and at most so
     * many, if there is just one.
     */
    public Optional<String> alike(String typed, int mostSlips) {
        var fewest = new int[] {mostSlips + 1};
        var codesAlike = new TreeSet<String>();
        oftenTyped.alike(Folding.fold(typed), mostSlips, (at, slips) -> {
            if (slips < fewest[0]) {
                fewest[0] = slips;
                codesAlike.clear();
            }
            if (slips == fewest[0]) {
                Arrays.stream(oftenTyped.meanings(at))
                        .mapToObj(country -> codes[country])
                        .forEach(codesAlike::add);
            }
        });
        return codesAlike.size() == 1 && fewest[0] > 0 ? Optional.of(codesAlike.first()) : Optional.empty();
    }

    private Optional<String> named(String folded) {
        var found = names.find(folded);
        return found.length == 1 ? Optional.of(codes[found[0]]) : Optional.empty();
    }
}
