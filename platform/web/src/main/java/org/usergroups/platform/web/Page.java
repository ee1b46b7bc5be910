package org.usergroups.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, and where the next one begins.
 *
 * @param next the cursor of the next page, or null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int LARGEST = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** A page that is all there is. */
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, null);
    }

    /** A page from items of which one more than a page was asked for; the cursor is made from the last item shown. */
    public static <S, T> Page<T> of(List<S> oneMore, int size, Function<S, T> item, Function<S, String> key) {
        var shown = oneMore.size() > size ? oneMore.subList(0, size) : oneMore;
        var next = oneMore.size() > size ? cursor(key.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    /** A number of items between 1 and 100; 20 if the caller does not say. */
    public static int size(@Nullable Integer asked) {
        if (asked == null) {
            return 20;
        }
        if (asked < 1 || asked > LARGEST) {
            throw Problem.invalid("size", "Must be from 1 to %d.".formatted(LARGEST));
        }
        return asked;
    }

    public static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem 400 if the cursor is none of ours */
    public static String key(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
        }
    }
}
