package org.usergroups.portal.lists;

import java.util.ArrayList;
import java.util.List;
import org.usergroups.portal.list.MailThread;

/**
 * A mail made ready to read: what its author wrote, and what was quoted from others, apart.
 *
 * @param level the indentation, bounded so that a long argument stays readable on a phone
 */
public record ReadMail(MailThread.Mail mail, int level, List<Block> blocks) {
    private static final int DEEPEST = 5;

    static ReadMail of(MailThread.Mail mail) {
        return new ReadMail(mail, Math.clamp(mail.depth(), 0, DEEPEST), blocks(mail.text() == null ? "" : mail.text()));
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean isQuoted = false;
        for (String line : text.lines().toList()) {
            boolean quotes = line.startsWith(">");
            boolean isBlank = line.isBlank();
            if (isBlank || quotes != isQuoted) {
                flush(blocks, lines, isQuoted);
            }
            if (!isBlank) {
                isQuoted = quotes;
                lines.add(line);
            }
        }
        flush(blocks, lines, isQuoted);
        return blocks;
    }

    private static void flush(List<Block> blocks, List<String> lines, boolean isQuoted) {
        if (!lines.isEmpty()) {
            blocks.add(new Block(String.join("\n", lines), isQuoted));
            lines.clear();
        }
    }

    /** A paragraph, or a stretch of quoted lines. */
    public record Block(String text, boolean isQuoted) {}
}
