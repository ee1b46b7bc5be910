package org.usergroups.roster.groups;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.places.AskedCountries;

/** Reads which groups somebody asks for. */
@Component
public class Selections {

    private final AskedCountries countries;
    private final Topics topics;

    Selections(AskedCountries countries, Topics topics) {
        this.countries = countries;
        this.topics = topics;
    }

    /**
     * @param country by code or by name
     * @param statuses each one, or several with commas between them
     * @param topic in any spelling
     */
    public Selection read(
            @Nullable String country, @Nullable List<String> statuses, @Nullable String topic, FieldErrors errors) {
        errors.text(topic, "topic", Topics.LONGEST);
        return new Selection(
                countries.code(country, "country", errors),
                statuses(statuses == null ? List.of() : statuses, errors),
                topic == null || topic.isBlank() ? null : topics.keyOf(topic));
    }

    private static EnumSet<Freshness.Status> statuses(List<String> names, FieldErrors errors) {
        var wanted = EnumSet.noneOf(Freshness.Status.class);
        names.stream()
                .flatMap(some -> Arrays.stream(some.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> Arrays.stream(Freshness.Status.values())
                        .filter(status -> status.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                wanted::add,
                                () -> errors.add(
                                        "status",
                                        Stream.of(Freshness.Status.values())
                                                .map(Enum::name)
                                                .collect(Collectors.joining(", ", "Must be one of ", ".")))));
        return wanted;
    }
}
