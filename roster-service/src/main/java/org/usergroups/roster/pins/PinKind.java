package org.usergroups.roster.pins;

/** What a letter to somebody who wants a group is about. */
enum PinKind {
    /** Please confirm what was typed; to a request. */
    CONFIRM,
    /** Do you still want one? */
    RENEW,
    /** Somebody near wants the same: may we introduce you? About a pair. */
    INTRODUCE,
    /** Here is who it is. About a pair. */
    INTRODUCED,
    /** There are enough of you, but nobody who would begin: would you help? About a topic. */
    HELP,
    /** There are enough of you: will you begin? About a beginning. */
    BEGIN,
    /** It has begun: will you look after it too? About a beginning. */
    JOIN,
    /** It has begun. About a beginning. */
    BEGUN
}
