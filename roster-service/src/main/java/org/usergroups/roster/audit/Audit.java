package org.usergroups.roster.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;

/** What coordinators have done, and decisions. Lines are only added; each is written before what it tells takes effect. */
@Component
public class Audit {

    /**
     * One line. Public, since the driver's codec reads it by reflection.
     *
     * @param by a member's id or a client's name; nothing else of a person
     * @param subject the id of the group or the member concerned
     * @param subjectName the name of the group as it was then; empty for a member
     */
    public record Line(
            @BsonId String id, Instant at, Deed deed, String by, String subject, String subjectName, String reason) {}

    private final MongoCollection<Line> lines;
    private final InstantSource clock;

    Audit(MongoDatabase database, InstantSource clock) {
        this.lines = database.getCollection("audit", Line.class);
        this.clock = clock;
        lines.createIndex(Indexes.descending("at", "_id"));
    }

    /**
     * Writes a line; the same again writes nothing.
     *
     * @param key says which deed this is
     */
    public void write(String key, Deed deed, String by, String groupId, String groupName, String reason) {
        try {
            lines.insertOne(new Line(Ids.of("audit", key), clock.instant(), deed, by, groupId, groupName, reason));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** The lines after a cursor, the newest first. */
    List<Line> from(@Nullable String key, int limit) {
        var filter = empty();
        if (key != null) {
            var parts = key.split(" ", 2);
            try {
                var at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
                filter = or(lt("at", at), and(eq("at", at), lt("_id", parts.length > 1 ? parts[1] : "")));
            } catch (NumberFormatException foreign) {
                throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
            }
        }
        return lines.find(filter).sort(descending("at", "_id")).limit(limit).into(new ArrayList<>());
    }

    static Page<Line> page(List<Line> oneMore, int size) {
        return Page.of(oneMore, size, line -> line, line -> line.at().toEpochMilli() + " " + line.id());
    }
}
