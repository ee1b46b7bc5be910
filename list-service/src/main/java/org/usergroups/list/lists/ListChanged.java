package org.usergroups.list.lists;

/** What is public of a list: the data of {@code org.usergroups.list.list.changed.v1}. */
record ListChanged(
        String id, long sequence, String groupId, String name, String address, String title, String description) {}
