package org.usergroups.blog.text;

/** Text as people send it, made fit for storing: line ends are line feeds, and every character may stand in XML 1.0 (section 2.2). */
public final class WrittenText {

    private WrittenText() {}

    /** Several lines. Control characters stay, for the caller to refuse. */
    public static String lines(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(character -> isNoCharacter(character) ? 0xFFFD : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** One line, with single spaces between its words. */
    public static String line(String text) {
        return lines(text).strip().replaceAll("\\s+", " ");
    }

    private static boolean isNoCharacter(int character) {
        return Character.getType(character) == Character.SURROGATE || (character & 0xFFFE) == 0xFFFE;
    }
}
