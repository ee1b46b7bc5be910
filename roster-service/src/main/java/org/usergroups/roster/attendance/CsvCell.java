package org.usergroups.roster.attendance;

/** A cell of a CSV file (RFC 4180) that a spreadsheet reads as text, whatever it begins with. */
final class CsvCell {

    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {}

    static String of(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n'].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
