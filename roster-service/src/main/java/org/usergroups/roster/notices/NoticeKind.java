package org.usergroups.roster.notices;

/** What a mail to a member is about. */
public enum NoticeKind {
    /** Please confirm that your group's entry still holds. */
    CONFIRMATION(true),
    /** What happens to a group that the member looks after. */
    GROUP(true),
    /** Invitations and requests that wait for the member's answer; silence decides some of them, so they are always sent. */
    REQUEST(false),
    /** Introductions to people nearby, and mentoring. */
    INTRODUCTION(true),
    /** What happens to meetings. */
    MEETING(true),
    /** What people write to the organizers of a group that the member looks after. */
    MESSAGE(true);

    private final boolean canBeOff;

    NoticeKind(boolean canBeOff) {
        this.canBeOff = canBeOff;
    }

    /** Whether a member can do without mails of this kind. */
    public boolean canBeOff() {
        return canBeOff;
    }
}
