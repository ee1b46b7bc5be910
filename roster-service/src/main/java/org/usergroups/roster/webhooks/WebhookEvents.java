package org.usergroups.roster.webhooks;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Deleted;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.Projection;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queues deliveries for what the roster has published. Following its own topics, and not its writes, gives each event to one
 * instance, after a crash too.
 */
@Component
class WebhookEvents implements EventHandler {

    private final Projection<MeetingOf> meetings;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final JsonMapper json;

    WebhookEvents(
            MongoDatabase database, Webhooks webhooks, Deliveries deliveries, InstantSource clock, JsonMapper json) {
        this.meetings = new Projection<>(database, "webhookMeetings", MeetingOf.class);
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
        this.json = json;
    }

    /** The group of a meeting, since its deletion does not say it. */
    public record MeetingOf(String groupId) {}

    private record News(String event, @Nullable String groupId, ReceivedEvent received, JsonNode data) {}

    @Override
    public List<Broken> handle(List<ReceivedEvent> events) {
        var broken = new ArrayList<Broken>();
        var news = new ArrayList<News>();
        for (var event : events) {
            try {
                news.add(news(event));
            } catch (BrokenEvent cause) {
                broken.add(new Broken(event, cause));
            }
        }
        var groupIds = news.stream()
                .flatMap(one -> Stream.ofNullable(one.groupId()))
                .distinct()
                .toList();
        var concerned = webhooks.concernedWith(groupIds);
        for (var one : news) {
            concerned.stream()
                    .filter(webhook -> webhook.isTold(one.event(), one.groupId()))
                    .forEach(webhook -> deliveries.queue(delivery(webhook, one)));
            if (one.event().equals("meeting.deleted")) {
                meetings.forget(one.received().subject(), one.received().sequence());
            }
        }
        return broken;
    }

    private News news(ReceivedEvent event) {
        var what = event.topic().startsWith("roster.meetings") ? "meeting" : "group";
        if (event.isDeletion()) {
            var data = json.<JsonNode>valueToTree(new Deleted(event.subject(), event.sequence()));
            var groupId = what.equals("group")
                    ? Optional.of(event.subject())
                    : meetings.find(event.subject()).map(MeetingOf::groupId);
            return new News(what + ".deleted", groupId.orElse(null), event, data);
        }
        var data = tree(event);
        return what.equals("group")
                ? new News("group.changed", event.subject(), event, data)
                : new News("meeting.changed", groupOf(event, data), event, data);
    }

    private JsonNode tree(ReceivedEvent event) {
        try {
            return json.readTree(event.data());
        } catch (JacksonException unreadable) {
            throw new BrokenEvent("Event of %s is not JSON".formatted(event.subject()), unreadable);
        }
    }

    private String groupOf(ReceivedEvent meeting, JsonNode data) {
        var groupId = data.path("groupId").asString("");
        if (groupId.isEmpty()) {
            throw new BrokenEvent("Meeting %s says no group".formatted(meeting.subject()));
        }
        meetings.apply(meeting.subject(), meeting.sequence(), new MeetingOf(groupId));
        return groupId;
    }

    private Delivery delivery(Webhook webhook, News news) {
        var now = clock.instant();
        var eventId = news.received().subject() + ":" + news.received().sequence();
        return Delivery.waiting(
                Ids.of(webhook.id(), eventId),
                webhook.id(),
                news.event(),
                body(news.event(), now, news.data(), json),
                now);
    }

    /** The body of a message: what happened, when we heard of it, and what the roster published. */
    static String body(String event, Instant now, Object data, JsonMapper json) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event);
        body.put("timestamp", now);
        body.put("data", data);
        return json.writeValueAsString(body);
    }
}
