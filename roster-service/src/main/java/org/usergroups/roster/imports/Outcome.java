package org.usergroups.roster.imports;

/** What became of a row, or would in a dry run; the names are those of the API. */
public enum Outcome {
    /** Its turn has not come. */
    waiting,
    created,
    changed,
    unchanged,
    /** People look after what is there: theirs stays. */
    kept,
    rejected
}
