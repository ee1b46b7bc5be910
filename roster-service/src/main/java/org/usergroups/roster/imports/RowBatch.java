package org.usergroups.roster.imports;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** Some rows of a file, in their order. Public, since the driver's codec reads it by reflection. */
public record RowBatch(@BsonId String id, String importId, Instant storedAt, List<ImportRow> rows) {

    static String id(String importId, int number) {
        return importId + " " + number;
    }
}
