package org.usergroups.roster.audit;

/** What somebody has done for the roster that is no matter of a group alone. */
public enum Deed {
    REPORT_DECIDED,
    REPORT_APPEALED,
    MERGED,
    KEPT_APART,
    DELETED,
    CHANGE_STOPPED,
    CLAIM_GRANTED,
    CLAIM_REFUSED,
    LOOKED_AT,
    FEATURED,
    NO_LONGER_FEATURED,
    COORDINATOR_APPOINTED,
    COORDINATOR_DISMISSED;

    /** Whether it is about a member and not about a group. */
    boolean isOfAMember() {
        return this == COORDINATOR_APPOINTED || this == COORDINATOR_DISMISSED;
    }
}
