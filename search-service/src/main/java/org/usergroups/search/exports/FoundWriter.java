package org.usergroups.search.exports;

import java.io.IOException;
import org.usergroups.search.documents.SearchDocument;

/** Writes what was found in one format, one after the other. */
interface FoundWriter {

    void write(SearchDocument found) throws IOException;

    void end() throws IOException;
}
