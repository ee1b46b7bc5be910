package org.usergroups.roster.groups;

import java.util.List;

/** Something that belongs to groups and goes with them. */
public interface PartOfGroup {

    /** Deletes everything that belongs to a group that is deleted. */
    void deleteAllOf(String groupId);

    /** Makes what belongs to one group belong to another, as far as that makes sense. Doing it again does no harm. */
    default void moveAll(String fromGroupId, String toGroupId) {}

    /** The ids of all groups that something belongs to. */
    List<String> groupIds();
}
