package org.usergroups.roster.pins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** Which topics bring the same people together. The families are in {@code related-topics.txt}, one a line. */
public final class Topics {

    private static final Map<String, Set<Integer>> FAMILIES = families();

    private Topics() {}

    /** Whether two topics are the same but for spelling, or are of one family. */
    public static boolean areRelated(String one, String other) {
        var first = key(one);
        var second = key(other);
        return first.equals(second)
                || FAMILIES.getOrDefault(first, Set.of()).stream()
                        .anyMatch(FAMILIES.getOrDefault(second, Set.of())::contains);
    }

    /** Whether any topic of one list is related to any of the other. */
    public static boolean areRelated(Collection<String> some, Collection<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> areRelated(one, other)));
    }

    /** A topic as it is stored and counted. */
    public static String stored(String typed) {
        return typed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String key(String topic) {
        return topic.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }

    private static Map<String, Set<Integer>> families() {
        try {
            var lines = new ClassPathResource("related-topics.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines();
            var families = new HashMap<String, Set<Integer>>();
            var number = 0;
            for (var line : lines.filter(text -> !text.startsWith("#")).toList()) {
                number++;
                for (var topic : line.split(",")) {
                    families.computeIfAbsent(key(topic), unseen -> new HashSet<>())
                            .add(number);
                }
            }
            return families;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
