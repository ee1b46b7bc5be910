package org.usergroups.portal.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;

/** A group's entry as it is typed: every field is text, so that nothing that was typed is lost. */
public record GroupForm(
        String name,
        String description,
        String country,
        String region,
        String city,
        String scope,
        String online,
        String zone,
        String languages,
        String topics,
        String url,
        String channels,
        String status) {

    public GroupForm(
            @Nullable String name,
            @Nullable String description,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String scope,
            @Nullable String online,
            @Nullable String zone,
            @Nullable String languages,
            @Nullable String topics,
            @Nullable String url,
            @Nullable String channels,
            @Nullable String status) {
        this.name = Words.of(name);
        this.description = Words.of(description);
        this.country = Words.of(country);
        this.region = Words.of(region);
        this.city = Words.of(city);
        this.scope = Words.of(scope);
        this.online = Words.of(online);
        this.zone = Words.of(zone);
        this.languages = Words.of(languages);
        this.topics = Words.of(topics);
        this.url = Words.of(url);
        this.channels = Words.of(channels);
        this.status = Words.of(status);
    }

    static GroupForm empty(@Nullable String country) {
        return new GroupForm(null, null, country, null, null, "city", null, null, null, null, null, null, null);
    }

    static GroupForm of(Group group) {
        return new GroupForm(
                group.name(),
                group.description(),
                group.country(),
                group.region(),
                group.city(),
                group.scope(),
                group.online() ? "true" : "",
                group.zone(),
                String.join(", ", group.languages()),
                String.join(", ", group.topics()),
                group.url(),
                channelLines(group.channels()),
                group.status());
    }

    /** The fields for the service; on a new group the empty ones are left out. */
    Map<String, Object> fields(boolean isNew) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("description", description);
        fields.put("country", Words.orNull(country));
        fields.put("region", Words.orNull(region));
        fields.put("city", Words.orNull(city));
        fields.put("scope", Words.orNull(scope));
        fields.put("online", Boolean.parseBoolean(online));
        fields.put("zone", Words.orNull(zone));
        fields.put("languages", Words.list(languages));
        fields.put("topics", Words.list(topics));
        fields.put("url", Words.orNull(url));
        fields.put("channels", channelList());
        if (!isNew) {
            fields.put("status", Words.orNull(status));
        }
        if (isNew) {
            fields.values().removeIf(value -> value == null || value.equals(""));
        }
        return fields;
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Group stored) {
        GroupForm theirs = of(stored);
        Map<String, String> mine = values();
        List<Difference> differences = new ArrayList<>();
        theirs.values()
                .forEach((field, value) ->
                        differences.add(new Difference(field, "group." + field, value, mine.getOrDefault(field, ""))));
        return differences;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("description", description);
        values.put("country", country);
        values.put("region", region);
        values.put("city", city);
        values.put("scope", scope);
        values.put("online", online);
        values.put("zone", zone);
        values.put("languages", languages);
        values.put("topics", topics);
        values.put("url", url);
        values.put("channels", channels);
        values.put("status", status);
        return values;
    }

    private static String channelLines(List<Group.Channel> channels) {
        return channels.stream()
                .map(channel -> Words.of(channel.type()) + " " + Words.of(channel.url()))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    /** One channel a line: its kind, a blank, its address; the kind may be left out. */
    private List<Group.Channel> channelList() {
        return channels.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+", 2))
                .map(words -> words.length == 2
                        ? new Group.Channel(words[0], words[1])
                        : new Group.Channel("website", words[0]))
                .toList();
    }
}
