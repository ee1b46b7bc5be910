package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.usergroups.platform.places.Folding;

/**
 * Compiles the names of countries in all languages of CLDR. A name that means different countries in different languages means the one that
 * far more languages mean, or none.
 */
final class CountriesTable {

    private static final int FAR_MORE = 3;

    /**
     * Languages whose names of countries are taken for misspelled, and the names of ISO 3166: a word that is nearly a country's name in a language that
     * fewer type is far more often none.
     */
    private static final Set<String> OFTEN_TYPED = Set.of(
            "iso", "en", "de", "es", "fr", "pt", "ja", "af", "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "el",
            "et", "eu", "fa", "fi", "fil", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "kn",
            "ko", "lt", "lv", "mk", "ml", "mr", "ms", "my", "nb", "nl", "no", "pa", "pl", "ro", "ru", "sk", "sl", "sq",
            "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh");

    /** What people write that no list has. */
    private static final Map<String, List<String>> SPOKEN = Map.ofEntries(
            Map.entry(
                    "GB",
                    List.of("UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland")),
            Map.entry("US", List.of("USA", "US of A", "United States of America", "The States")),
            Map.entry("AE", List.of("UAE", "Emirates")),
            Map.entry("BA", List.of("Bosnia")),
            Map.entry(
                    "CD",
                    List.of(
                            "DRC",
                            "DR Congo",
                            "Congo-Kinshasa",
                            "Democratic Republic of Congo",
                            "Democratic Republic of the Congo")),
            Map.entry("CF", List.of("CAR")),
            Map.entry("CG", List.of("Congo-Brazzaville", "Republic of Congo", "Republic of the Congo")),
            Map.entry("CN", List.of("PRC", "Mainland China", "China Mainland", "People's Republic of China")),
            Map.entry("CZ", List.of("Czech")),
            Map.entry("GR", List.of("EL", "Hellas")),
            Map.entry("IE", List.of("Republic of Ireland", "Eire")),
            Map.entry("IR", List.of("Persia")),
            Map.entry("KP", List.of("DPRK")),
            Map.entry("KR", List.of("ROK", "Republic of Korea", "Korea South", "Korea")),
            Map.entry("MK", List.of("Macedonia", "FYROM")),
            Map.entry("MO", List.of("Macau")),
            Map.entry("NL", List.of("Holland")),
            Map.entry("NZ", List.of("Aotearoa")),
            Map.entry("PG", List.of("PNG")),
            Map.entry("SA", List.of("KSA")),
            Map.entry("TT", List.of("Trinidad")),
            Map.entry("VA", List.of("Vatican", "Holy See")),
            Map.entry("VC", List.of("Saint Vincent")),
            Map.entry("XK", List.of("Kosova")));

    private final Map<String, String> alpha3 = new TreeMap<>();
    private final Map<String, String> fixed = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> languagesByName = new HashMap<>();

    private CountriesTable() {}

    static CountriesTable read(Sources sources) throws IOException {
        var table = new CountriesTable();
        table.alpha3.put("XK", "XKX");
        for (var country : IsoFile.read(sources.file("iso-3166/1.js"))) {
            table.alpha3.put(country.get("alpha2"), country.get("alpha3"));
            table.iso(country.get("alpha2"), country.get("name"));
        }
        SPOKEN.forEach((code, names) -> names.forEach(name -> table.fixed.put(Folding.fold(name), code)));
        try (Stream<Path> locales = Files.list(sources.file("cldr-localenames-full/main"))) {
            for (var locale : locales.sorted().toList()) {
                table.cldr(sources, locale);
            }
        }
        return table;
    }

    /** The order in which {@code Countries} reads; the codes of divisions follow. */
    void write(TableWriter table) throws IOException {
        var codes = List.copyOf(alpha3.keySet());
        var names = new NamesTable();
        var oftenTyped = new NamesTable();
        languagesByName.forEach((name, countries) -> meant(countries)
                .filter(code -> !fixed.containsKey(name))
                .ifPresent(code -> {
                    names.add(name, codes.indexOf(code));
                    if (!Collections.disjoint(countries.get(code), OFTEN_TYPED)) {
                        oftenTyped.add(name, codes.indexOf(code));
                    }
                }));
        fixed.forEach((name, code) -> {
            names.add(name, codes.indexOf(code));
            oftenTyped.add(name, codes.indexOf(code));
        });
        table.strings(codes);
        table.strings(List.copyOf(alpha3.values()));
        names.write(table);
        oftenTyped.write(table);
    }

    /** "Iran (Islamic Republic of)" is found under this, "Iran" and "Islamic Republic of Iran". */
    private void iso(String code, String name) {
        var names = new ArrayList<>(List.of(name));
        var bracket = name.indexOf(" (");
        if (bracket > 0) {
            var plain = name.substring(0, bracket);
            names.add(name.substring(bracket + 2, name.length() - 1) + " " + plain);
        }
        var comma = name.indexOf(", ");
        if (comma > 0) {
            names.add(name.substring(comma + 2) + " " + name.substring(0, comma));
        }
        names.forEach(form -> add(code, form, "iso"));
    }

    private void cldr(Sources sources, Path locale) throws IOException {
        var file = locale.resolve("territories.json");
        if (!Files.exists(file)) {
            return;
        }
        var tag = locale.getFileName().toString();
        var language = tag.split("-", 2)[0];
        var territories = sources.tree(file).at("/main/" + tag + "/localeDisplayNames/territories");
        for (var territory : territories.properties()) {
            var code = territory.getKey().split("-", 2)[0];
            var name = territory.getValue().asString();
            if (alpha3.containsKey(code) && !name.equals(code)) {
                add(code, name, language);
            }
        }
    }

    private void add(String code, String name, String language) {
        for (var spelling : Spellings.of(name)) {
            if (!spelling.isEmpty()) {
                languagesByName
                        .computeIfAbsent(spelling, key -> new HashMap<>())
                        .computeIfAbsent(code, key -> new HashSet<>())
                        .add(language);
            }
        }
    }

    private static Optional<String> meant(Map<String, Set<String>> countries) {
        var byLanguages = countries.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .toList();
        var most = byLanguages.getFirst();
        var isClear = byLanguages.size() == 1
                || most.getValue().size()
                        >= FAR_MORE * byLanguages.get(1).getValue().size();
        return isClear ? Optional.of(most.getKey()) : Optional.empty();
    }
}
