package org.usergroups.portal.pages;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text fields of forms: what was typed, made ready for a service. */
public final class Words {
    private Words() {}

    /** Never null, without blanks around it, line ends as one character. */
    public static String of(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    /** Null when nothing was typed: a merge patch then removes the field. */
    public static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    /** The words of a list that was typed with commas between them. */
    public static List<String> list(String typed) {
        return Arrays.stream(typed.split("[,;\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
