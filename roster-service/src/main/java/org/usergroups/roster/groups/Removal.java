package org.usergroups.roster.groups;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;

/** Deletes groups with all that belongs to them. Some parts delete groups themselves, so they are looked up when they are needed. */
@Component
public class Removal {

    private final Groups groups;
    private final ObjectProvider<PartOfGroup> parts;

    Removal(Groups groups, ObjectProvider<PartOfGroup> parts) {
        this.groups = groups;
        this.parts = parts;
    }

    /** @throws StaleVersion if the group has changed since it was read */
    public void remove(Stored<Group> group) {
        groups.delete(group);
        parts.forEach(part -> part.deleteAllOf(group.id()));
    }

    /** Makes what belongs to a group belong to another; what cannot move stays. */
    public void moveParts(String fromGroupId, String toGroupId) {
        parts.forEach(part -> part.moveAll(fromGroupId, toGroupId));
    }

    /** Deletes a group whose parts another has taken over, and takes over what came in the meantime. */
    public void removeMoved(Stored<Group> group, String toGroupId) {
        groups.delete(group);
        moveParts(group.id(), toGroupId);
        parts.forEach(part -> part.deleteAllOf(group.id()));
    }
}
