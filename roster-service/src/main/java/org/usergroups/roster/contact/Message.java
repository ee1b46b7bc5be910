package org.usergroups.roster.contact;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes to the organizers of a group. Public, since the driver's codec reads it by reflection.
 *
 * @param memberId who writes; absent for a visitor
 * @param email where the answer goes; a member's is looked up when the message is sent
 * @param tokenHashes of the links that confirm it, one for each mail
 * @param confirmedAt when the address was shown to be the writer's
 * @param passedOn whether all organizers who want it have a letter in the queue
 * @param forgetAt when nothing of it is kept any more
 */
public record Message(
        @BsonId String id,
        String groupId,
        @Nullable String memberId,
        String name,
        @Nullable String email,
        String text,
        List<String> tokenHashes,
        Instant madeAt,
        @Nullable Instant confirmedAt,
        boolean passedOn,
        Instant forgetAt) {

    public Message {
        tokenHashes = List.copyOf(tokenHashes);
    }
}
