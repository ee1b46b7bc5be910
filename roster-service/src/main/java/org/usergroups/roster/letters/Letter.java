package org.usergroups.roster.letters;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.MailQueue;

/**
 * A mail to be written. Public, since the driver's codec reads it by reflection.
 *
 * @param id says what is told to whom: the same again is the same letter
 * @param writer the name of the {@link LetterWriter}
 * @param kind what it is about, as the writer names it
 * @param to whom, as the writer knows them; no address
 * @param about what, as the writer knows it
 * @param dueAt when it is to be sent, or tried again; absent when it is done with
 * @param endedAt when it was sent or dropped
 */
public record Letter(
        @BsonId String id,
        String writer,
        String kind,
        String to,
        String about,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable Instant endedAt)
        implements MailQueue.Waiting {

    @Override
    public String loggedAs() {
        return "A letter of %s, %s,".formatted(writer, kind);
    }
}
