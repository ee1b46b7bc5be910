package org.usergroups.platform.places.compiler;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.usergroups.platform.places.Folding;

/** The folded forms under which a name is found: its own, and those that people use who have no such letters on the keyboard. */
final class Spellings {

    private static final Pattern SANKT = Pattern.compile("\\bsankt\\b");
    private static final Map<String, String> TWO_LETTERS = Map.of(
            "ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "Ø", "Oe", "Å",
            "Aa");

    private Spellings() {}

    static Set<String> of(String name) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(Folding.fold(name));
        var spelledOut = name;
        for (var letter : TWO_LETTERS.entrySet()) {
            spelledOut = spelledOut.replace(letter.getKey(), letter.getValue());
        }
        spellings.add(Folding.fold(spelledOut));
        for (var spelling : Set.copyOf(spellings)) {
            spellings.add(SANKT.matcher(spelling).replaceAll("saint"));
        }
        return spellings;
    }
}
