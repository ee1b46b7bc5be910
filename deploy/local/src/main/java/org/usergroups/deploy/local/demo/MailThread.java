package org.usergroups.deploy.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A conversation on a list.
 *
 * @param daysAgo on which day it began, at {@code time} in UTC
 */
record MailThread(String name, String list, String subject, int daysAgo, LocalTime time, List<Letter> letters) {

    private static final Pattern BEGAN = Pattern.compile("(\\d+) days ago at (\\d\\d:\\d\\d)");
    private static final Pattern HEAD = Pattern.compile("(.+) <(.+)>(?: \\| (\\d+) h, answers (\\d+))?");

    /**
     * One mail.
     *
     * @param after how long after the first one
     * @param answers the number of the mail that it answers, from 1; 0 for the first one
     */
    record Letter(String author, String address, Duration after, int answers, String text) {}

    static List<MailThread> all() {
        return DemoFiles.headed("threads").stream().map(MailThread::of).toList();
    }

    static MailThread of(DemoFiles.Headed text) {
        var began = BEGAN.matcher(text.field("began"));
        if (!began.matches()) {
            throw new IllegalStateException(text.name() + " has no day on which it began");
        }
        var letters = Arrays.stream(text.body().split("(?m)^== "))
                .filter(letter -> !letter.isBlank())
                .map(letter -> letter(text.name(), letter))
                .toList();
        return new MailThread(
                text.name(),
                text.field("list"),
                text.field("subject"),
                Integer.parseInt(began.group(1)),
                LocalTime.parse(began.group(2)),
                letters);
    }

    Instant began(LocalDate today) {
        return today.minusDays(daysAgo).atTime(time).toInstant(ZoneOffset.UTC);
    }

    /** The Message-ID of a mail, by its number. */
    String messageId(int number) {
        return "<demo-" + name + "-" + number + "@" + list + ".example>";
    }

    /** The Message-IDs from the first mail to the one that a mail answers (RFC 5322, section 3.6.4). */
    List<String> references(int number) {
        var ids = new ArrayList<String>();
        for (var above = letters.get(number - 1).answers();
                above > 0;
                above = letters.get(above - 1).answers()) {
            ids.addFirst(messageId(above));
        }
        return ids;
    }

    private static Letter letter(String name, String text) {
        var parts = text.split("\n", 2);
        var head = HEAD.matcher(parts[0]);
        if (!head.matches()) {
            throw new IllegalStateException(name + " has a mail without author: " + parts[0]);
        }
        var isAnswer = head.group(3) != null;
        return new Letter(
                head.group(1),
                head.group(2),
                Duration.ofHours(isAnswer ? Long.parseLong(head.group(3)) : 0),
                isAnswer ? Integer.parseInt(head.group(4)) : 0,
                parts[1].strip() + "\n");
    }
}
