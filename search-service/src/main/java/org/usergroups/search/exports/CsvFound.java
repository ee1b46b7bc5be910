package org.usergroups.search.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.files.CsvCell;
import org.usergroups.search.documents.SearchDocument;

/** CSV (RFC 4180) with a row that names the columns; lists of words are joined by semicolons. */
final class CsvFound implements FoundWriter {

    private static final String COLUMNS =
            "id,name,summary,url,country,city,lat,lon,languages,topics,status,changedAt\r\n";

    private final Writer out;
    private final PortalAddresses addresses;

    CsvFound(Writer out, PortalAddresses addresses) throws IOException {
        this.out = out;
        this.addresses = addresses;
        out.write(COLUMNS);
    }

    @Override
    public void write(SearchDocument found) throws IOException {
        var group = ExportedGroup.of(found, addresses.of(found));
        out.write(Stream.of(
                        text(group.id()),
                        text(group.name()),
                        text(group.summary()),
                        text(group.url()),
                        text(group.country()),
                        text(group.city()),
                        number(group.lat()),
                        number(group.lon()),
                        words(group.languages()),
                        words(group.topics()),
                        text(group.status()),
                        group.changedAt() == null ? "" : group.changedAt().toString())
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

    private static String words(List<String> words) {
        return CsvCell.of(String.join("; ", words));
    }
}
