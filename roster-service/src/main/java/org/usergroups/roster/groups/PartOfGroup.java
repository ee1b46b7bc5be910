package org.usergroups.roster.groups;

import java.util.List;

/** Something that belongs to groups and goes with them. */
public interface PartOfGroup {

    /** Deletes everything that belongs to a group that is deleted. */
    void deleteAllOf(String groupId);

    /** The ids of all groups that something belongs to. */
    List<String> groupIds();
}
