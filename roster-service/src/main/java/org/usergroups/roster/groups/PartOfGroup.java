package org.usergroups.roster.groups;

/** Something that belongs to groups and goes with them. */
public interface PartOfGroup {

    /** Deletes everything that belongs to a group that is about to be deleted. */
    void deleteAllOf(String groupId);
}
