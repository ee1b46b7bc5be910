package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Mailing lists of some groups. */
final class Lists {

    private final Api api;
    private final Groups groups;

    record MailingList(String group, String name, String title, String description) {}

    Lists(Api api, Groups groups) {
        this.api = api;
        this.groups = groups;
    }

    static List<MailingList> lists() {
        return DemoFiles.jsonLines("lists.jsonl", MailingList.class);
    }

    String load() throws IOException, InterruptedException {
        var opened = 0;
        for (var list : lists()) {
            if (api.find("/api/list/lists/" + list.name()).isEmpty()) {
                api.postOfGroup("/api/list/lists", form(list), "demo-list-" + list.name());
                opened++;
            }
        }
        return "%d lists (%d new)".formatted(lists().size(), opened);
    }

    private Map<String, Object> form(MailingList list) throws IOException, InterruptedException {
        return Map.of(
                "groupId",
                groups.id(list.group()),
                "name",
                list.name(),
                "title",
                list.title(),
                "description",
                list.description());
    }
}
