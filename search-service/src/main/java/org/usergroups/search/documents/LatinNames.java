package org.usergroups.search.documents;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Optional;

/** Names in Latin letters, as people type them who do not have the others at hand: Cyrillic as English writes it, others by ICU's tables. */
final class LatinNames {

    /** Made when one is met, since its tables take a while to read. */
    private static final class Latin {
        static final Transliterator ANY = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

        private Latin() {}
    }

    private LatinNames() {}

    /** The name, if it has letters of a script that says how it sounds; Chinese characters say it in too many ways. */
    static Optional<String> of(String name) {
        var scripts = name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .distinct()
                .toList();
        return scripts.contains(UnicodeScript.HAN) || scripts.stream().allMatch(UnicodeScript.LATIN::equals)
                ? Optional.empty()
                : Optional.of(Latin.ANY.transliterate(name));
    }
}
