package org.usergroups.search.documents;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names in Latin letters, as people type them who do not have the others at hand: Cyrillic as English writes it, others by ICU's tables. */
public final class LatinNames {

    /** Made when one is met, since its tables take a while to read. */
    private static final class Latin {
        static final Transliterator ANY = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

        private Latin() {}
    }

    /** What ICU writes for signs that nobody types, such as the Russian soft sign. */
    private static final Pattern SIGNS = Pattern.compile("['’\"`ʹʺʿʾ]");

    private LatinNames() {}

    /** The name, if it has letters of a script that says how it sounds; Chinese characters say it in too many ways. */
    public static Optional<String> of(String name) {
        var scripts = name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .distinct()
                .toList();
        return scripts.contains(UnicodeScript.HAN) || scripts.stream().allMatch(UnicodeScript.LATIN::equals)
                ? Optional.empty()
                : Optional.of(SIGNS.matcher(Latin.ANY.transliterate(name)).replaceAll(""));
    }
}
