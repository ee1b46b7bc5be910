package org.usergroups.portal.pages;

import org.jspecify.annotations.Nullable;

/** Numbers in text fields. */
public final class Numbers {
    private Numbers() {}

    public static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** A number where it is one; else the text, so that the service says what is wrong with it; null when nothing was typed. */
    public static @Nullable Object orText(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException noNumber) {
            return typed;
        }
    }
}
