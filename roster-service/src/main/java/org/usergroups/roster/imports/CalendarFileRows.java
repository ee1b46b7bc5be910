package org.usergroups.roster.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.feeds.CalendarEvents;

/** Reads a calendar file (RFC 5545): each event to come is a row. */
final class CalendarFileRows {

    private static final int LARGEST = 4 * 1024 * 1024;

    private final ZoneId zone;
    private final Instant now;

    CalendarFileRows(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    void read(InputStream body, RowIntake rows) throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.tooLarge("A calendar may have at most %d MB.".formatted(LARGEST / 1024 / 1024));
        }
        var events = CalendarEvents.read(text(bytes), zone, now)
                .orElseThrow(() -> Problem.malformed("The file is no calendar in the format iCalendar (.ics)."));
        for (var event : events.coming()) {
            var dropped = event.hasPeople() ? List.of("ATTENDEE, ORGANIZER") : List.<String>of();
            rows.event(
                    event.number(),
                    event.key(),
                    new EventLine(event.key(), event.plan(), event.isCalledOff()),
                    dropped);
        }
        for (var event : events.untaken()) {
            rows.refuse(event.number(), event.uid(), null, event.reason());
        }
        if (events.isCut()) {
            rows.refuse(0, null, null, "The calendar has very many events; only the first 2,000 were read.");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.malformed("The calendar is not UTF-8.");
        }
    }
}
