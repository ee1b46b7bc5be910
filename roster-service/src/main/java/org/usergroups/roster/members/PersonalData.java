package org.usergroups.roster.members;

/** What one feature keeps about members. The member can have all of it, and it goes with the member. */
public interface PersonalData {

    /** The field that it has in the export. */
    String name();

    /** Everything that is kept about a member, as JSON writes it; no secret and no hash of one. */
    Object export(String memberId);

    /** Removes it for good. Doing it again does no harm. */
    void erase(String memberId);
}
