package org.usergroups.search.exports;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.files.CsvCell;
import org.usergroups.search.documents.SearchDocument;

/** CSV (RFC 4180) with a row that names the columns; lists of words are joined by semicolons. */
final class CsvFound implements FoundWriter {

    private static final String COLUMNS =
            "type,id,name,summary,url,group,country,city,lat,lon,languages,topics,status,at,endsAt,venue\r\n";

    private final Writer out;
    private final PortalAddresses addresses;

    CsvFound(Writer out, PortalAddresses addresses) throws IOException {
        this.out = out;
        this.addresses = addresses;
        out.write(COLUMNS);
    }

    @Override
    public void write(SearchDocument found) throws IOException {
        var thing = ExportedThing.of(found, addresses.of(found));
        out.write(Stream.of(
                        text(thing.type()),
                        text(thing.id()),
                        text(thing.name()),
                        text(thing.summary()),
                        text(thing.url()),
                        text(thing.group()),
                        text(thing.country()),
                        text(thing.city()),
                        number(thing.lat()),
                        number(thing.lon()),
                        words(thing.languages()),
                        words(thing.topics()),
                        text(thing.status()),
                        time(thing.at()),
                        time(thing.endsAt()),
                        text(thing.venue()))
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    @Override
    public void end() {
        // A file of lines needs no end.
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : CsvCell.of(text);
    }

    /** A number that begins with a minus is no formula. */
    private static String number(@Nullable Double number) {
        return number == null ? "" : number.toString();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    private static String words(List<String> words) {
        return CsvCell.of(String.join("; ", words));
    }
}
