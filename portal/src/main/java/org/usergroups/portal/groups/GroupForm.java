package org.usergroups.portal.groups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;

/** A group's entry as it is typed: every field is text, so that nothing that was typed is lost. */
public record GroupForm(
        String name,
        String slug,
        String description,
        String language,
        String country,
        String region,
        String city,
        String location,
        String places,
        String scope,
        String online,
        String zone,
        String languages,
        String topics,
        String url,
        String channels,
        String foundedOn,
        AccessForm access,
        String status) {

    public GroupForm(
            @Nullable String name,
            @Nullable String slug,
            @Nullable String description,
            @Nullable String language,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String location,
            @Nullable String places,
            @Nullable String scope,
            @Nullable String online,
            @Nullable String zone,
            @Nullable String languages,
            @Nullable String topics,
            @Nullable String url,
            @Nullable String channels,
            @Nullable String foundedOn,
            @Nullable AccessForm access,
            @Nullable String status) {
        this.name = Words.of(name);
        this.slug = Words.of(slug);
        this.description = Words.of(description);
        this.language = Words.of(language);
        this.country = Words.of(country);
        this.region = Words.of(region);
        this.city = Words.of(city);
        this.location = Words.of(location);
        this.places = Words.of(places);
        this.scope = Words.of(scope);
        this.online = Words.of(online);
        this.zone = Words.of(zone);
        this.languages = Words.of(languages);
        this.topics = Words.of(topics);
        this.url = Words.of(url);
        this.channels = Words.of(channels);
        this.foundedOn = Words.of(foundedOn);
        this.access = access == null ? AccessForm.EMPTY : access;
        this.status = Words.of(status);
    }

    static GroupForm empty(@Nullable String country) {
        return new GroupForm(
                null, null, null, null, country, null, null, null, null, "city", null, null, null, null, null, null,
                null, null, null);
    }

    static GroupForm of(Group group) {
        return new GroupForm(
                group.name(),
                group.slug(),
                group.description(),
                group.language(),
                group.country(),
                group.region(),
                group.city(),
                group.location() == null ? null : Coordinates.of(group.location()),
                PlaceLines.of(group.places()),
                group.scope(),
                group.online() ? "true" : "",
                group.zone(),
                String.join(", ", group.languages()),
                String.join(", ", group.topics()),
                group.url(),
                channelLines(group.channels()),
                group.foundedOn(),
                AccessForm.of(group.access()),
                group.status());
    }

    /** The fields of a new group; the empty ones are left out. */
    Map<String, Object> fields() {
        Map<String, @Nullable Object> fields = said(List.of());
        if (!location.isEmpty()) {
            fields.put("location", Coordinates.read(location));
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null && !value.equals("")) {
                typed.put(name, value);
            }
        });
        return typed;
    }

    /** The fields over what is stored; address and coordinates only when they are others. */
    Map<String, @Nullable Object> fields(Group stored) {
        Map<String, @Nullable Object> fields = said(stored.places());
        fields.put("status", Words.orNull(status));
        if (!slug.isEmpty() && !slug.equals(stored.slug())) {
            fields.put("slug", slug);
        }
        if (!location.equals(of(stored).location())) {
            fields.put("location", Coordinates.read(location));
        }
        return fields;
    }

    /** Whether the coordinates can be read. */
    boolean isSomewhere() {
        return location.isEmpty() || Coordinates.read(location) != null;
    }

    private Map<String, @Nullable Object> said(List<Group.Place> stored) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("description", description);
        fields.put("language", Words.orNull(language));
        fields.put("country", Words.orNull(country));
        fields.put("region", Words.orNull(region));
        fields.put("city", Words.orNull(city));
        fields.put("places", PlaceLines.read(places, stored));
        fields.put("scope", Words.orNull(scope));
        fields.put("online", Boolean.parseBoolean(online));
        fields.put("zone", Words.orNull(zone));
        fields.put("languages", Words.list(languages));
        fields.put("topics", Words.list(topics));
        fields.put("url", Words.orNull(url));
        fields.put("channels", channelList());
        fields.put("foundedOn", Words.orNull(foundedOn));
        fields.put("access", access.fields());
        return fields;
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Group stored) {
        GroupForm there = of(stored);
        return Stream.concat(
                        Difference.between("group.", there.values(), values()).stream(),
                        Difference.between("", there.access.values(), access.values()).stream())
                .toList();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("slug", slug);
        values.put("description", description);
        values.put("language", language);
        values.put("country", country);
        values.put("region", region);
        values.put("city", city);
        values.put("location", location);
        values.put("places", places);
        values.put("scope", scope);
        values.put("online", online);
        values.put("zone", zone);
        values.put("languages", languages);
        values.put("topics", topics);
        values.put("url", url);
        values.put("channels", channels);
        values.put("foundedOn", foundedOn);
        values.put("status", status);
        return values;
    }

    private static String channelLines(List<Group.Channel> channels) {
        return channels.stream()
                .map(channel ->
                        Words.of(channel.type()) + " " + Words.of(channel.url()) + " " + Words.of(channel.label()))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    /** One channel a line: its kind, its address, its name, with blanks between them; the first and the last may be left out. */
    private List<Map<String, String>> channelList() {
        return channels.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+"))
                .map(GroupForm::channel)
                .toList();
    }

    private static Map<String, String> channel(String[] words) {
        int at = words.length > 1 && !words[0].contains("://") ? 1 : 0;
        Map<String, String> channel = new LinkedHashMap<>();
        if (at == 1) {
            channel.put("type", words[0]);
        }
        channel.put("url", words[at]);
        if (words.length > at + 1) {
            channel.put("label", String.join(" ", List.of(words).subList(at + 1, words.length)));
        }
        return channel;
    }
}
