package org.usergroups.blog.posts;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last part of a post's address, made from its title: ASCII letters and digits with hyphens. A title without enough of them, as
 * one in Japanese, gives the post's id.
 */
final class Slug {

    private static final int LONGEST = 80;
    private static final int SHORTEST = 3;
    private static final Set<String> RESERVED = Set.of("new", "preview", "drafts", "feed", "posts");

    /** Latin letters that Unicode does not decompose (UAX 15). */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"));

    private Slug() {}

    /** Slugs to try, the nicest first; the last one cannot be taken. */
    static List<String> candidates(String title, String id) {
        var base = base(title);
        if (base.isEmpty()) {
            return List.of(id);
        }
        var endOfId = id.substring(id.length() - 4);
        return RESERVED.contains(base)
                ? List.of(base + "-" + endOfId, base + "-" + id)
                : List.of(base, base + "-" + endOfId, base + "-" + id);
    }

    /** The slug that a title asks for; empty if it has too few letters of ours. */
    static String base(String title) {
        var letters = title.toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(letter -> LETTERS.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
        var words = Normalizer.normalize(letters, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var slug = words.length() <= LONGEST ? words : shortened(words);
        return slug.length() < SHORTEST ? "" : slug;
    }

    private static String shortened(String words) {
        var end = words.lastIndexOf('-', LONGEST);
        return words.substring(0, end > LONGEST / 2 ? end : LONGEST);
    }
}
