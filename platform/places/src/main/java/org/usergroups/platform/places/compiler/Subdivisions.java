package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.usergroups.platform.places.Folding;

/** Finds the ISO 3166-2 code of a division that GeoNames numbers in a way of its own, by its name where that leaves no doubt. */
final class Subdivisions {

    /** What a division is called rather than its name. */
    private static final Set<String> KINDS = Set.of(
            "province",
            "region",
            "state",
            "county",
            "oblast",
            "governorate",
            "prefecture",
            "department",
            "departement",
            "district",
            "municipality",
            "city",
            "canton",
            "republic",
            "krai",
            "kray",
            "parish",
            "division",
            "autonomous",
            "capital",
            "of",
            "the",
            "de",
            "du",
            "provincia",
            "departamento",
            "estado",
            "judet",
            "kraj",
            "lan",
            "voivodeship",
            "respublika",
            "sheng",
            "shi",
            "zizhiqu",
            "zhuangzu",
            "huizu",
            "special",
            "metropolitan",
            "territory",
            "federal");

    private static final Pattern BRACKETS = Pattern.compile("[\\[(](.*?)[\\])]");

    private final Set<String> codes = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Set<String>> byName = new HashMap<>();

    private Subdivisions() {}

    static Subdivisions read(Sources sources) throws IOException {
        var subdivisions = new Subdivisions();
        for (var entry : IsoFile.read(sources.file("iso-3166/2.js"))) {
            subdivisions.add(
                    entry.get("code"), entry.get("name"), entry.get("parent").length() == 2);
        }
        return subdivisions;
    }

    private void add(String code, String name, boolean isOfTheFirstLevel) {
        codes.add(code);
        names.put(code, name);
        if (isOfTheFirstLevel) {
            var forms = new ArrayList<>(exactForms(name));
            forms.addAll(bareForms(name));
            for (var form : forms) {
                byName.computeIfAbsent(code.substring(0, 2) + form, key -> new LinkedHashSet<>())
                        .add(code);
            }
        }
    }

    /** The ISO 3166-2 codes of a country's divisions by their GeoNames codes; those that are in doubt are missing. */
    Map<String, String> of(String country, Map<String, String> namesByGeonamesCode) {
        var found = new HashMap<String, String>();
        namesByGeonamesCode.forEach((division, name) -> letters(country, division)
                .or(() -> Exonyms.code(country, name).filter(codes::contains))
                .or(() -> only(country, exactForms(name)))
                .ifPresent(code -> found.put(division, code)));
        var bare = new HashMap<String, List<String>>();
        namesByGeonamesCode.forEach((division, name) -> {
            if (!found.containsKey(division)) {
                only(country, bareForms(name))
                        .filter(code -> !found.containsValue(code))
                        .ifPresent(code -> bare.computeIfAbsent(code, key -> new ArrayList<>())
                                .add(division));
            }
        });
        bare.forEach((code, divisions) -> {
            if (divisions.size() == 1) {
                found.put(divisions.getFirst(), code);
            }
        });
        return found;
    }

    /** All codes, sorted. */
    List<String> codes() {
        return codes.stream().sorted().toList();
    }

    String name(String code) {
        return names.getOrDefault(code, "");
    }

    /** Where GeoNames uses letters they are those of the standard: US.OR, CH.ZH, GB.ENG. */
    private Optional<String> letters(String country, String division) {
        return Optional.of(country + "-" + division)
                .filter(code -> !division.isEmpty() && !Character.isDigit(division.charAt(0)) && codes.contains(code));
    }

    private Optional<String> only(String country, List<String> forms) {
        for (var form : forms) {
            var found = byName.getOrDefault(country + form, Set.of());
            if (found.size() == 1) {
                return found.stream().findFirst();
            }
        }
        return Optional.empty();
    }

    private static List<String> exactForms(String name) {
        var forms = new ArrayList<String>();
        forms.add(Folding.fold(name));
        var brackets = BRACKETS.matcher(name);
        while (brackets.find()) {
            forms.add(Folding.fold(brackets.group(1)));
        }
        for (var part : brackets.replaceAll("").split(",", -1)) {
            forms.add(Folding.fold(part));
        }
        forms.removeIf(String::isEmpty);
        return forms;
    }

    private static List<String> bareForms(String name) {
        var forms = new ArrayList<String>();
        for (var form : exactForms(name)) {
            var words = new ArrayList<>(List.of(form.split(" ", -1)));
            words.removeIf(KINDS::contains);
            forms.add(String.join(" ", words));
        }
        forms.removeIf(String::isEmpty);
        return forms;
    }
}
