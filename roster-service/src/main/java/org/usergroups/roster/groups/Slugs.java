package org.usergroups.roster.groups;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The readable part of a group's address: lower-case letters of any script, digits, hyphens. */
final class Slugs {

    private static final Pattern SLUG = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}-]{0,79}");
    private static final int LENGTH = 60;

    private Slugs() {}

    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** The slug of a name; Latin letters lose their marks, other scripts stay as they are. */
    static String of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("(?<=\\p{IsLatin})\\p{M}+", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "o")
                .replace("ł", "l")
                .replace("Ł", "l");
        var slug = Normalizer.normalize(plain, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Ll}\\p{Lo}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        var cut = slug.length() > LENGTH ? slug.substring(0, LENGTH).replaceAll("-+$", "") : slug;
        return cut.isEmpty() ? "group" : cut;
    }
}
