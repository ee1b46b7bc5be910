package org.usergroups.portal.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.Comparison;
import org.usergroups.portal.search.Comparison.Figures;
import org.usergroups.portal.search.Comparison.Question;
import org.usergroups.portal.search.Found;

/** Turns a comparison into one table a question, the countries first and the world beside them. */
@Component
public class FigureTables {
    private static final int ANSWERS = 8;
    private static final int WORDS_OF_EACH = 3;
    private static final List<String> QUESTIONS =
            List.of("attendance", "rhythm", "venue", "language", "age", "lookingFor", "online");

    private final MessageSource messages;
    private final Places places;

    FigureTables(MessageSource messages, Places places) {
        this.messages = messages;
        this.places = places;
    }

    /** The tables of all questions that somebody has answered. */
    public List<FigureTable> of(Comparison comparison) {
        List<Figures> columns = Stream.concat(comparison.countries().stream(), Stream.of(comparison.world()))
                .toList();
        return QUESTIONS.stream()
                .filter(question -> columns.stream()
                        .anyMatch(one -> one.to(question).map(Question::answers).orElse(0L) > 0))
                .map(question -> table(question, columns))
                .toList();
    }

    /** What organizers say in their own words, of each country at most a few. */
    public static List<Comparison.Words> words(List<Figures> figures) {
        return figures.stream()
                .flatMap(one -> one.words().stream()
                        .filter(words -> words.group() != null)
                        .limit(WORDS_OF_EACH))
                .toList();
    }

    private FigureTable table(String question, List<Figures> columns) {
        List<FigureTable.Row> rows = columns.reversed().stream()
                .flatMap(one -> one.to(question).stream())
                .flatMap(answered -> answered.values().stream())
                .map(Found.Count::value)
                .distinct()
                .limit(ANSWERS)
                .map(answer -> new FigureTable.Row(
                        name(question, answer),
                        columns.stream()
                                .map(one -> cell(one.to(question), answer))
                                .toList()))
                .toList();
        return new FigureTable(
                question, columns.stream().map(one -> column(question, one)).toList(), rows);
    }

    private static FigureTable.Column column(String question, Figures figures) {
        Optional<Question> answered = figures.to(question);
        return new FigureTable.Column(
                figures.country(),
                answered.map(Question::answers).orElse(0L),
                answered.map(Question::median).map(Math::round).orElse(null));
    }

    private static FigureTable.Cell cell(Optional<Question> answered, String answer) {
        long count = answered.stream()
                .flatMap(question -> question.values().stream())
                .filter(value -> value.value().equals(answer))
                .mapToLong(Found.Count::count)
                .findFirst()
                .orElse(0);
        return new FigureTable.Cell(
                count, answered.map(question -> question.share(answer)).orElse(0L));
    }

    private String name(String question, String answer) {
        return switch (question) {
            case "language" -> places.language(answer);
            case "rhythm", "venue" -> message(question + "." + answer, answer);
            case "lookingFor" -> message("wish." + answer, answer);
            case "online" -> message("answer." + answer, answer);
            default -> answer.replace('-', '–');
        };
    }

    private String message(String key, String otherwise) {
        @Nullable String message = messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
        return message == null ? otherwise : message;
    }
}
