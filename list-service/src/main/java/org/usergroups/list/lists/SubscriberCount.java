package org.usergroups.list.lists;

/** How many subscribers a list has. */
@FunctionalInterface
public interface SubscriberCount {

    long of(String listId);
}
