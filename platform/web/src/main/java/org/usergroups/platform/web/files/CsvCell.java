package org.usergroups.platform.web.files;

/** A cell of a CSV file (RFC 4180) that a spreadsheet reads as text, whatever it begins with. */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** The cell, quoted where it must be; what a spreadsheet would take for a formula begins with an apostrophe. */
    public static String of(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n'].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
