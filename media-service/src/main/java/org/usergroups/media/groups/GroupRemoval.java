package org.usergroups.media.groups;

/** What has to happen when a group is gone. May be called again for the same group. */
@FunctionalInterface
public interface GroupRemoval {

    void removed(String groupId);
}
