package org.usergroups.portal.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question with the answers of some countries and of the world.
 *
 * @param question the last part of its message key {@code figures.<question>}
 */
public record FigureTable(String question, List<Column> columns, List<Row> rows) {

    /**
     * Who was asked.
     *
     * @param country a code, null for the world
     * @param answers how many groups stand behind the figures
     * @param median of numbers, else null
     */
    public record Column(
            @Nullable String country,
            long answers,
            @Nullable Long median) {}

    /** One answer, and how often it was given in each column. */
    public record Row(String answer, List<Cell> cells) {}

    /**
     * How often an answer was given.
     *
     * @param share of a hundred answers
     */
    public record Cell(long count, long share) {}
}
