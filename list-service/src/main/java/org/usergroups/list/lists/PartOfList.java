package org.usergroups.list.lists;

import java.util.List;

/** Something that belongs to lists and goes with them. */
public interface PartOfList {

    /** Deletes everything that belongs to a list that is deleted. May be asked more than once. */
    void deleteAllOf(String listId);

    /** The ids of all lists that something belongs to. */
    List<String> listIds();
}
