package org.usergroups.portal.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.list.MailingList;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Words;

/** A mailing list as it is typed; the name is chosen once, since it is an address. */
public record ListForm(String name, String title, String description) {
    public ListForm(@Nullable String name, @Nullable String title, @Nullable String description) {
        this.name = Words.of(name);
        this.title = Words.of(title);
        this.description = Words.of(description);
    }

    static ListForm of(MailingList list) {
        return new ListForm(list.name(), list.title(), list.description());
    }

    Map<String, Object> newList(String groupId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("groupId", groupId);
        fields.put("name", name);
        fields.put("title", title);
        fields.put("description", description);
        fields.values().removeIf(""::equals);
        return fields;
    }

    Map<String, Object> changes() {
        return Map.of("title", title, "description", description);
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(MailingList stored) {
        ListForm theirs = of(stored);
        return List.of(
                new Difference("title", "list.title", theirs.title(), title),
                new Difference("description", "list.description", theirs.description(), description));
    }
}
