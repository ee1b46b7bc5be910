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
        String description,
        String language,
        String country,
        String region,
        String city,
        String places,
        String scope,
        String online,
        String zone,
        String languages,
        String topics,
        String url,
        String channels,
        String foundedOn,
        String stepFree,
        String captions,
        String signLanguage,
        String quietRoom,
        String childCare,
        String accessNote,
        String status) {
    private static final Group.Access NOTHING_KNOWN = new Group.Access(null, null, null, null, null, null);

    public GroupForm(
            @Nullable String name,
            @Nullable String description,
            @Nullable String language,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String places,
            @Nullable String scope,
            @Nullable String online,
            @Nullable String zone,
            @Nullable String languages,
            @Nullable String topics,
            @Nullable String url,
            @Nullable String channels,
            @Nullable String foundedOn,
            @Nullable String stepFree,
            @Nullable String captions,
            @Nullable String signLanguage,
            @Nullable String quietRoom,
            @Nullable String childCare,
            @Nullable String accessNote,
            @Nullable String status) {
        this.name = Words.of(name);
        this.description = Words.of(description);
        this.language = Words.of(language);
        this.country = Words.of(country);
        this.region = Words.of(region);
        this.city = Words.of(city);
        this.places = Words.of(places);
        this.scope = Words.of(scope);
        this.online = Words.of(online);
        this.zone = Words.of(zone);
        this.languages = Words.of(languages);
        this.topics = Words.of(topics);
        this.url = Words.of(url);
        this.channels = Words.of(channels);
        this.foundedOn = Words.of(foundedOn);
        this.stepFree = Words.of(stepFree);
        this.captions = Words.of(captions);
        this.signLanguage = Words.of(signLanguage);
        this.quietRoom = Words.of(quietRoom);
        this.childCare = Words.of(childCare);
        this.accessNote = Words.of(accessNote);
        this.status = Words.of(status);
    }

    static GroupForm empty(@Nullable String country) {
        return new GroupForm(
                null, null, null, country, null, null, null, "city", null, null, null, null, null, null, null, null,
                null, null, null, null, null, null);
    }

    static GroupForm of(Group group) {
        Group.Access access = group.access() == null ? NOTHING_KNOWN : group.access();
        return new GroupForm(
                group.name(),
                group.description(),
                group.language(),
                group.country(),
                group.region(),
                group.city(),
                placeLines(group.places()),
                group.scope(),
                group.online() ? "true" : "",
                group.zone(),
                String.join(", ", group.languages()),
                String.join(", ", group.topics()),
                group.url(),
                channelLines(group.channels()),
                group.foundedOn(),
                known(access.stepFree()),
                known(access.captions()),
                known(access.signLanguage()),
                known(access.quietRoom()),
                known(access.childCare()),
                access.note(),
                group.status());
    }

    /** The fields for the service; on a new group the empty ones are left out. */
    Map<String, Object> fields(boolean isNew) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("description", description);
        fields.put("language", Words.orNull(language));
        fields.put("country", Words.orNull(country));
        fields.put("region", Words.orNull(region));
        fields.put("city", Words.orNull(city));
        fields.put("places", placeList());
        fields.put("scope", Words.orNull(scope));
        fields.put("online", Boolean.parseBoolean(online));
        fields.put("zone", Words.orNull(zone));
        fields.put("languages", Words.list(languages));
        fields.put("topics", Words.list(topics));
        fields.put("url", Words.orNull(url));
        fields.put("channels", channelList());
        fields.put("foundedOn", Words.orNull(foundedOn));
        fields.put("access", access());
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
        return Difference.between("group.", of(stored).values(), values());
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("description", description);
        values.put("language", language);
        values.put("country", country);
        values.put("region", region);
        values.put("city", city);
        values.put("places", places);
        values.put("scope", scope);
        values.put("online", online);
        values.put("zone", zone);
        values.put("languages", languages);
        values.put("topics", topics);
        values.put("url", url);
        values.put("channels", channels);
        values.put("foundedOn", foundedOn);
        values.put("stepFree", stepFree);
        values.put("captions", captions);
        values.put("signLanguage", signLanguage);
        values.put("quietRoom", quietRoom);
        values.put("childCare", childCare);
        values.put("accessNote", accessNote);
        values.put("status", status);
        return values;
    }

    /** One place a line: country, city, and what people there call it, with commas between them. */
    private List<Map<String, String>> placeList() {
        return places.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(GroupForm::place)
                .toList();
    }

    private static Map<String, String> place(String line) {
        String[] words = line.split("\\s*,\\s*", 3);
        Map<String, String> place = new LinkedHashMap<>();
        place.put("country", words[0]);
        if (words.length > 1 && !words[1].isEmpty()) {
            place.put("city", words[1]);
        }
        if (words.length > 2) {
            place.put("label", words[2]);
        }
        place.put("precision", words.length > 2 ? "venue" : words.length > 1 ? "city" : "country");
        return place;
    }

    private static String placeLines(List<Group.Place> places) {
        return places.stream()
                .map(place -> Stream.of(place.country(), place.city(), place.label())
                        .map(Words::of)
                        .collect(Collectors.joining(", "))
                        .replaceAll("[, ]+$", ""))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, @Nullable Object> access() {
        Map<String, @Nullable Object> access = new LinkedHashMap<>();
        access.put("stepFree", known(stepFree));
        access.put("captions", known(captions));
        access.put("signLanguage", known(signLanguage));
        access.put("quietRoom", known(quietRoom));
        access.put("childCare", known(childCare));
        access.put("note", Words.orNull(accessNote));
        return access;
    }

    private static @Nullable Boolean known(String answer) {
        return answer.isEmpty() ? null : Boolean.valueOf(answer.equals("yes"));
    }

    private static @Nullable String known(@Nullable Boolean answer) {
        return answer == null ? null : answer ? "yes" : "no";
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
