package org.usergroups.roster.pins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.usergroups.platform.topics.Topics;

/** Which topics bring the same people together. The families are in {@code related-topics.txt}, one a line, by the keys of the vocabulary. */
public final class RelatedTopics {

    private static final Topics TOPICS = Topics.load();
    private static final Map<String, Set<Integer>> FAMILIES = families();

    private RelatedTopics() {}

    /** Whether two topics are the same but for spelling, or are of one family. */
    public static boolean areRelated(String one, String other) {
        var first = TOPICS.keyOf(one);
        var second = TOPICS.keyOf(other);
        return first.equals(second)
                || FAMILIES.getOrDefault(first, Set.of()).stream()
                        .anyMatch(FAMILIES.getOrDefault(second, Set.of())::contains);
    }

    /** Whether any topic of one list is related to any of the other. */
    public static boolean areRelated(Collection<String> some, Collection<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> areRelated(one, other)));
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
                    families.computeIfAbsent(TOPICS.keyOf(topic), unseen -> new HashSet<>())
                            .add(number);
                }
            }
            return families;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
