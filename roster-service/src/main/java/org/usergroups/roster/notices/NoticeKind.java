package org.usergroups.roster.notices;

import java.util.Arrays;
import java.util.Optional;

/** What a mail to a member is about. */
public enum NoticeKind {
    /** Please confirm that your group's entry still holds. Whoever is the last to be asked is asked with {@link #REQUEST}. */
    CONFIRMATION(0, true),
    /** What happens to a group that the member looks after. */
    GROUP(1, true),
    /** Invitations, requests, and changes of a group that the member may object to; silence decides some of them, so they are always sent. */
    REQUEST(2, false),
    /**
     * Mentoring: who asks for a mentor, and who has been found. Introductions by pins are none of it: they go to addresses without an
     * account, and have a link of their own that stops them.
     */
    INTRODUCTION(3, true),
    /** What people write to the organizers of a group that the member looks after. */
    MESSAGE(5, true);

    private final int code;
    private final boolean canBeOff;

    NoticeKind(int code, boolean canBeOff) {
        this.code = code;
        this.canBeOff = canBeOff;
    }

    /** Whether a member can do without mails of this kind. */
    public boolean canBeOff() {
        return canBeOff;
    }

    /** What stands for the kind in links of mails, for ever: 4 stood for mails about meetings, of which none was ever sent. */
    byte code() {
        return (byte) code;
    }

    static Optional<NoticeKind> of(byte code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
