package org.usergroups.roster.notices;

/** What a notice is about, as far as people choose which ones they want. */
public enum NoticeKind {
    CONFIRMATION,
    GROUP,
    REQUEST,
    INTRODUCTION,
    MEETING
}
