package org.usergroups.deploy.bench.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A language with its script. Its common words are real; the many that are rare are made of parts, so that words are as frequent as in real
 * texts (Zipf's law) and an index has as many terms.
 *
 * @param code BCP 47
 * @param countries ISO 3166-1 alpha-2
 * @param words the most frequent first
 * @param names patterns of groups' names, with {@code {topic}} and {@code {city}}
 */
record Language(String code, List<String> countries, String gap, List<String> words, List<String> names) {

    private static final int WORDS = 20_000;
    private static final int SHORTEST_SENTENCE = 6;
    private static final int LONGEST_SENTENCE = 16;
    private static final int COLUMNS = 6;

    static List<Language> all() {
        try (var file = Language.class.getResourceAsStream("languages.txt")) {
            if (file == null) {
                throw new IllegalStateException("languages.txt is missing from the class path.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Language::parsed)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Language parsed(String line) {
        var columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("No language: " + line);
        }
        var gap = columns[2].equals("space") ? " " : "";
        return new Language(
                columns[0],
                List.of(columns[1].split(" ")),
                gap,
                vocabulary(columns[0], List.of(columns[3].split(" ")), List.of(columns[4].split(" "))),
                Arrays.stream(columns[5].split(";")).map(String::strip).toList());
    }

    private static List<String> vocabulary(String code, List<String> common, List<String> parts) {
        var random = new SplittableRandom(code.hashCode());
        var words = new String[WORDS];
        for (var at = 0; at < WORDS; at++) {
            words[at] = at < common.size() ? common.get(at) : word(parts, random);
        }
        return List.of(words);
    }

    private static String word(List<String> parts, RandomGenerator random) {
        var word = new StringBuilder();
        var count = 2 + random.nextInt(3);
        for (var part = 0; part < count; part++) {
            word.append(any(parts, random));
        }
        return word.toString();
    }

    static <T> T any(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    /** A word as often as its place among the words says: the tenth a tenth as often as the first. */
    String word(RandomGenerator random) {
        var rank = (int) Math.exp(random.nextDouble() * Math.log(words.size())) - 1;
        return words.get(Math.clamp(rank, 0, words.size() - 1));
    }

    /** A word that few texts have. */
    String rareWord(RandomGenerator random) {
        return words.get(words.size() / 10 + random.nextInt(words.size() * 9 / 10));
    }

    /** A line without a full stop. */
    String line(int count, RandomGenerator random) {
        var line = new StringBuilder();
        for (var word = 0; word < count; word++) {
            line.append(line.isEmpty() ? "" : gap).append(word(random));
        }
        return capitalised(line.toString());
    }

    /** Sentences of so many words together. */
    String text(int count, RandomGenerator random) {
        var text = new StringBuilder();
        for (var left = count; left > 0; ) {
            var length = Math.min(left, random.nextInt(SHORTEST_SENTENCE, LONGEST_SENTENCE + 1));
            text.append(text.isEmpty() ? "" : " ").append(line(length, random)).append(gap.isEmpty() ? "。" : ".");
            left -= length;
        }
        return text.toString();
    }

    String name(String topic, String city, RandomGenerator random) {
        return any(names, random).replace("{topic}", topic).replace("{city}", city);
    }

    private static String capitalised(String line) {
        return line.isEmpty() ? line : line.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + line.substring(1);
    }
}
