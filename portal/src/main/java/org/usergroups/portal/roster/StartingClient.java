package org.usergroups.portal.roster;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriBuilder;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** What roster-service does for those who want a group where there is none: pins, introductions, beginnings. */
@Component
public class StartingClient {
    private static final ParameterizedTypeReference<Items<Pin.City>> CITIES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Pin> PIN = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Introduction> INTRODUCTION = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Beginning> BEGINNING = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Advice>> ADVICE = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    StartingClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** What pins are looked for; each empty for any. */
    public record Wanted(String country, String topic, String near, String within) {
        private URI on(UriBuilder uri) {
            uri.path("/api/roster/pins");
            add(uri, "country", country);
            add(uri, "topic", topic);
            add(uri, "near", near);
            add(uri, "within", within);
            return uri.build(Map.of("country", country, "topic", topic, "near", near, "within", within));
        }

        private static void add(UriBuilder uri, String name, String value) {
            if (!value.isEmpty()) {
                uri.queryParam(name, "{" + name + "}");
            }
        }
    }

    public Items<Pin.City> cities(Wanted wanted) {
        return calls.get(Viewer.VISITOR, CITIES, wanted::on);
    }

    /** Pins a city, for somebody at this network address. */
    public Answer<Boolean> pin(Map<String, ?> fields, String client) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/pins")
                .from(client)
                .json(fields)
                .done();
    }

    public Pin pin(String token) {
        return calls.get(Viewer.VISITOR, PIN, "/api/roster/pins/{token}", token);
    }

    /** Confirms a pin, or renews it. */
    public Answer<Pin> confirm(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/pins/{token}", token)
                .answer(Pin.class);
    }

    /** The person of a pin would help to begin after all. */
    public Answer<Pin> help(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/pins/{token}/helping", token)
                .answer(Pin.class);
    }

    public Answer<Boolean> remove(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/pins/{token}/removal", token)
                .done();
    }

    public Introduction introduction(String token) {
        return calls.get(Viewer.VISITOR, INTRODUCTION, "/api/roster/introductions/{token}", token);
    }

    public Answer<Introduction> accept(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/introductions/{token}/acceptance", token)
                .answer(Introduction.class);
    }

    public Answer<Introduction> decline(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/introductions/{token}/refusal", token)
                .answer(Introduction.class);
    }

    public Beginning beginning(String token) {
        return calls.get(Viewer.VISITOR, BEGINNING, "/api/roster/beginnings/{token}", token);
    }

    public Answer<Begun> begin(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/beginnings/{token}", token)
                .answer(Begun.class);
    }

    /**
     * Whether to be introduced to somebody near.
     *
     * @param state {@code asked}, {@code waiting}, {@code introduced} or {@code declined}
     */
    public record Introduction(String state, String city, String topic, String name, String sentence) {}

    /** A group that enough people want. */
    public record Beginning(
            String name,
            String topic,
            String city,
            String country,
            int people,
            @Nullable String slug) {}

    /** What organizers elsewhere would tell a new organizer; those in a language first. */
    public Items<Advice> advice(String language) {
        return calls.get(Viewer.VISITOR, ADVICE, "/api/roster/stories/advice?language={language}", language);
    }

    /** Words of a group's organizers. */
    public record Advice(
            String words,
            @Nullable String language,
            String name,
            String slug,
            @Nullable String country) {}

    /** The group that has begun. */
    public record Begun(String slug, boolean yours) {}
}
