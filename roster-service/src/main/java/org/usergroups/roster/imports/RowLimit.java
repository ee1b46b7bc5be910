package org.usergroups.roster.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.usergroups.platform.web.Problem;

/** Refuses a file one row of which is too large to be one, before much of it is read. */
final class RowLimit extends FilterInputStream {

    static final int LARGEST = 64 * 1024;

    /** What readers read ahead of the row that they hand out. */
    private static final int AHEAD = 64 * 1024;

    private long sinceRow;

    RowLimit(InputStream in) {
        super(in);
    }

    /** A row has been read. */
    void next() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        sinceRow += read;
        if (sinceRow > LARGEST + AHEAD) {
            throw Problem.tooLarge(
                    "A row of this file is longer than %d kB. Is a quotation mark or a bracket not closed?"
                            .formatted(LARGEST / 1024));
        }
    }
}
