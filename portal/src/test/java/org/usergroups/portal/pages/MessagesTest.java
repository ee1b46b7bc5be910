package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.NoSuchMessageException;

class MessagesTest {
    private static final Locale SPANISH = Locale.of("es");

    static Stream<Locale> languages() {
        return Languages.OFFERED.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheKeysOfEnglishAndNoOthers(Locale language) throws IOException {
        assertThat(Messages.patterns(language).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Messages.patterns(Locale.ENGLISH).keySet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageIsAPatternWithTheArgumentsOfTheEnglishOne(Locale language) throws IOException {
        Map<String, Set<String>> differing = new TreeMap<>();
        Map<String, String> english = Messages.patterns(Locale.ENGLISH);
        Messages.patterns(language).forEach((key, pattern) -> {
            Set<String> names = new MessageFormat(pattern, language).getArgumentNames();
            if (!names.equals(new MessageFormat(english.getOrDefault(key, ""), Locale.ENGLISH).getArgumentNames())) {
                differing.put(key, names);
            }
        });
        assertThat(differing).isEmpty();
    }

    /** A choice knows no plurals but those of English. */
    @ParameterizedTest
    @MethodSource("languages")
    void noMessageChoosesByTheSizeOfANumber(Locale language) throws IOException {
        assertThat(Messages.patterns(language))
                .allSatisfy((key, pattern) -> assertThat(pattern).doesNotContainPattern("\\{\\d+\\s*,\\s*choice"));
    }

    /** Where English tells one from more, so does every language, by its own rules; what is very many it says like more. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyPluralHasTheFormsOfItsLanguage(Locale language) throws IOException {
        Set<String> forms = new TreeSet<>(PluralRules.forLocale(language).getKeywords());
        forms.remove("many");
        Map<String, Set<String>> wrong = new TreeMap<>();
        Map<String, String> english = Messages.patterns(Locale.ENGLISH);
        Messages.patterns(language).forEach((key, pattern) -> {
            Set<String> needed =
                    plurals(english.getOrDefault(key, "")).stream().anyMatch(plural -> plural.contains("one"))
                            ? forms
                            : Set.of("other");
            plurals(pattern).stream()
                    .map(MessagesTest::withoutExactNumbers)
                    .filter(plural -> !plural.equals(needed))
                    .forEach(plural -> wrong.put(key, plural));
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noMessageShoutsOrHasTheApostropheOfTypewriters(Locale language) throws IOException {
        assertThat(Messages.patterns(language))
                .allSatisfy((key, pattern) -> assertThat(pattern).doesNotContain("!", "！", "'"));
    }

    @Test
    void numbersAndPluralsFollowTheLanguage() throws IOException {
        Messages messages = new Messages();
        Object[] thousand = {1130};

        assertThat(messages.getMessage("search.total", thousand, Locale.ENGLISH))
                .isEqualTo("1,130 results");
        assertThat(messages.getMessage("search.total", thousand, Locale.GERMAN)).isEqualTo("1.130 Ergebnisse");
        assertThat(messages.getMessage("search.total", thousand, Locale.FRENCH)).isEqualTo("1\u202f130 résultats");
        assertThat(messages.getMessage("search.total", thousand, Locale.JAPANESE))
                .isEqualTo("1,130件");
        assertThat(messages.getMessage("search.total", new Object[] {1}, SPANISH))
                .isEqualTo("Un resultado");
        assertThat(messages.getMessage("ago.days", new Object[] {0L}, Locale.of("pt")))
                .isEqualTo("hoje");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void distancesAndSharesAreWrittenAsTheLanguageWritesThem(Locale language) throws IOException {
        Messages messages = new Messages();
        String decimals = NumberFormat.getInstance(language).format(1.4);
        String half = NumberFormat.getPercentInstance(language).format(0.5);

        assertThat(messages.getMessage("search.kilometres", new Object[] {1.44}, language))
                .matches(Pattern.quote(decimals) + "[ \u00a0\u202f]km");
        assertThat(messages.getMessage("figures.share", new Object[] {50L, 4L}, language))
                .startsWith(half)
                .contains("4");
    }

    @Test
    void aRegionSpeaksItsLanguageAndAnUnknownLanguageEnglish() throws IOException {
        Messages messages = new Messages();

        assertThat(messages.getMessage("search.go", null, Locale.of("de", "AT")))
                .isEqualTo("Suchen");
        assertThat(messages.getMessage("search.go", null, Locale.of("tlh"))).isEqualTo("Search");
    }

    @Test
    void aKeyThatNobodyHasWrittenIsAnErrorUnlessThereIsAnotherWord() throws IOException {
        Messages messages = new Messages();

        assertThat(messages.getMessage("no.such.key", null, "otherwise", Locale.GERMAN))
                .isEqualTo("otherwise");
        assertThatThrownBy(() -> messages.getMessage("no.such.key", null, Locale.GERMAN))
                .isInstanceOf(NoSuchMessageException.class);
    }

    private static Set<String> withoutExactNumbers(Set<String> forms) {
        Set<String> left = new TreeSet<>(forms);
        left.removeIf(form -> form.startsWith("="));
        return left;
    }

    /** The forms of each plural in a pattern. */
    private static List<Set<String>> plurals(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Deque<Boolean> isPlural = new ArrayDeque<>();
        List<Set<String>> plurals = new ArrayList<>();
        for (int at = 0; at < pattern.countParts(); at++) {
            MessagePattern.Part part = pattern.getPart(at);
            switch (part.getType()) {
                case ARG_START -> {
                    isPlural.push(part.getArgType().hasPluralStyle());
                    if (isPlural.peek()) {
                        plurals.add(new TreeSet<>());
                    }
                }
                case ARG_LIMIT -> isPlural.pop();
                case ARG_SELECTOR -> {
                    if (isPlural.peek()) {
                        plurals.getLast().add(pattern.getSubstring(part));
                    }
                }
                default -> {}
            }
        }
        return plurals;
    }
}
