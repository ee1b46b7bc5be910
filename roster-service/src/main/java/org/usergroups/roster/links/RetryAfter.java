package org.usergroups.roster.links;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server that is busy asks to be left alone (RFC 9110, section 10.2.3): seconds or a date, a day at most. */
final class RetryAfter {

    private static final Duration MOST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> read(String said, Instant now) {
        try {
            var pause = said.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Integer.parseInt(said))
                    : Duration.between(now, ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME));
            return pause.isPositive() ? Optional.of(pause.compareTo(MOST) > 0 ? MOST : pause) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
