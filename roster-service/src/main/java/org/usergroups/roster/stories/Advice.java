package org.usergroups.roster.stories;

import org.jspecify.annotations.Nullable;

/**
 * What a group's organizers would tell a new organizer.
 *
 * @param words theirs, cut where they are long
 * @param language BCP 47 tag of the words; absent when it is not known
 * @param name the group's
 */
record Advice(
        String words,
        @Nullable String language,
        String name,
        String slug,
        @Nullable String country) {

    private static final int LONGEST = 400;

    /** Whether it is in a language that somebody reads, whatever the region. */
    boolean isIn(String tag) {
        return language != null && base(language).equalsIgnoreCase(base(tag));
    }

    private static String base(String tag) {
        return tag.split("-", 2)[0];
    }

    /** The words, or their beginning up to the last whole word. */
    static String cut(String words) {
        var text = words.strip();
        if (text.length() <= LONGEST) {
            return text;
        }
        var space = text.lastIndexOf(' ', LONGEST);
        var end = space > LONGEST / 2 ? space : text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1);
        return text.substring(0, end).strip() + "…";
    }
}
