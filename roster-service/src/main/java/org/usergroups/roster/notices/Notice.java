package org.usergroups.roster.notices;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.MailQueue;

/**
 * Something that a member is told once. Public, since the driver's codec reads it by reflection.
 *
 * @param id says what is told to whom: the same again is the same notice
 * @param memberId whose address is looked up when the mail is sent; no address is kept here
 * @param text plain text; {@code {link}} in it is where the action's link goes
 * @param action what one click on the link does; absent for none
 * @param dueAt when it is to be sent, or tried again; absent when it is done with
 */
public record Notice(
        @BsonId String id,
        String memberId,
        NoticeKind kind,
        String subject,
        String text,
        @Nullable Action action,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable Instant sentAt)
        implements MailQueue.Waiting {

    /**
     * What a link in a mail does.
     *
     * @param page the portal's page that shows it, as in {@code /confirm}
     */
    public record Action(String page, String purpose, String groupId) {}

    /** A notice to be told. */
    public static Notice of(
            String id, String memberId, NoticeKind kind, String subject, String text, @Nullable Action action) {
        return new Notice(id, memberId, kind, subject, text, action, null, 0, null);
    }

    @Override
    public String loggedAs() {
        return "Notice " + id;
    }

    Notice due(Instant at) {
        return new Notice(id, memberId, kind, subject, text, action, at, attempts, sentAt);
    }
}
