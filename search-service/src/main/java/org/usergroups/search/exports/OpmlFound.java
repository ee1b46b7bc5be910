package org.usergroups.search.exports;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import org.usergroups.platform.web.files.OpmlFile;
import org.usergroups.search.documents.SearchDocument;

/** The feeds of groups' posts, for a feed reader. */
final class OpmlFound implements FoundWriter {

    private final OpmlFile file;
    private final PortalAddresses addresses;

    OpmlFound(Writer out, Instant now, PortalAddresses addresses) throws IOException {
        this.file = new OpmlFile(out, "Usergroups", now);
        this.addresses = addresses;
    }

    @Override
    public void write(SearchDocument found) throws IOException {
        file.outline(found.title(), addresses.feed(found), addresses.of(found));
    }

    @Override
    public void end() throws IOException {
        file.end();
    }
}
