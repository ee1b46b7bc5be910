package org.usergroups.list.lists;

/**
 * A mailing list of a group.
 *
 * @param name the local part of its address; never changed, since people and archives know the list by it
 * @param title what people read
 * @param description plain, may be empty
 */
public record MailingList(String groupId, String name, String title, String description) {

    MailingList described(String newTitle, String newDescription) {
        return new MailingList(groupId, name, newTitle, newDescription);
    }
}
