package org.usergroups.deploy.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Plain text in aligned columns; numbers stand to the right. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... columns) {
        rows.add(List.of(columns));
    }

    Table row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + rows.getFirst().size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::text).toList());
        return this;
    }

    /** What stands above every table: without it a figure means nothing. */
    static String heading(String command, Instant at) {
        return """
                command  %s
                date     %s
                machine  %d cores, %s %s, load %.1f at the begin
                java     %s
                """.formatted(
                        command,
                        at.truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        load(),
                        Runtime.version());
    }

    /** The machine's load now, as an average over the last minute. */
    static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public String toString() {
        var columns = rows.getFirst().size();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < columns; column++) {
                var cell = row.get(column);
                var padding = " ".repeat(width(column) - cell.codePointCount(0, cell.length()));
                line.append(column == 0 ? "" : GAP).append(isNumeric(column) ? padding + cell : cell + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .mapToInt(cell -> cell.codePointCount(0, cell.length()))
                .max()
                .orElse(0);
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).map(row -> row.get(column)).allMatch(cell -> cell.matches("-|-?[\\d.,]+( \\w+)?"));
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Double number when number.isNaN() -> "-";
            case Double number -> String.format(Locale.ROOT, "%.1f", number);
            default -> String.valueOf(cell).replaceAll("\\s+", " ");
        };
    }
}
