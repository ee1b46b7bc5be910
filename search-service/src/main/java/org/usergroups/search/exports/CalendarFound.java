package org.usergroups.search.exports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.usergroups.platform.web.files.CalendarFile;
import org.usergroups.search.documents.SearchDocument;

/** Coming meetings as a calendar (RFC 5545). */
final class CalendarFound implements FoundWriter {

    private final Writer out;
    private final Instant now;
    private final PortalAddresses addresses;
    private final CalendarFile file = new CalendarFile("Usergroups");

    CalendarFound(Writer out, Instant now, PortalAddresses addresses) {
        this.out = out;
        this.now = now;
        this.addresses = addresses;
    }

    @Override
    public void write(SearchDocument found) throws IOException {
        var at = found.at();
        if (at == null) {
            return;
        }
        var group = found.group();
        var occasion = found.occasion();
        file.begin("VEVENT")
                .plain("UID", found.id() + "@" + addresses.host())
                .time("DTSTAMP", now)
                .time("DTSTART", at);
        if (occasion != null && occasion.endsAt() != null) {
            file.time("DTEND", occasion.endsAt());
        }
        file.text("SUMMARY", found.title())
                .text("DESCRIPTION", found.summary())
                .text("LOCATION", where(found))
                .text("CATEGORIES", group == null ? null : group.name())
                .plain("URL", addresses.of(found))
                .end("VEVENT");
        out.write(new String(file.drain(), StandardCharsets.UTF_8));
    }

    private static String where(SearchDocument found) {
        return Stream.of(found.occasion() == null ? null : found.occasion().venue(), found.city())
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void end() throws IOException {
        out.write(new String(file.bytes(), StandardCharsets.UTF_8));
    }
}
