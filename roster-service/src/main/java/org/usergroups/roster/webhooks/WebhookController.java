package org.usergroups.roster.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingProperties;
import org.usergroups.roster.Turns;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/roster")
class WebhookController {

    private static final int OF_A_GROUP = 10;
    private static final int FOR_EVERYTHING = 50;
    private static final int PINGS_AN_HOUR = 60;
    private static final Duration BETWEEN_REPLAYS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REPLAYS_OF_ALL = Duration.ofMinutes(10);
    private static final String PING = "ping";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final SecretSeal seal;
    private final WebhookProperties properties;
    private final OutgoingFetch outgoing;
    private final OutgoingProperties outgoingProperties;
    private final Groups groups;
    private final Rights rights;
    private final Turns turns;
    private final MergePatch mergePatch;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Ids ids;

    WebhookController(
            Webhooks webhooks,
            Deliveries deliveries,
            SecretSeal seal,
            WebhookProperties properties,
            OutgoingFetch outgoing,
            OutgoingProperties outgoingProperties,
            Groups groups,
            Rights rights,
            Turns turns,
            MergePatch mergePatch,
            JsonMapper json,
            InstantSource clock,
            Ids ids) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.seal = seal;
        this.properties = properties;
        this.outgoing = outgoing;
        this.outgoingProperties = outgoingProperties;
        this.groups = groups;
        this.rights = rights;
        this.turns = turns;
        this.mergePatch = mergePatch;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param secret the secret that signs deliveries; only where one was made just now */
    record WebhookView(
            String id,
            long version,
            @Nullable String groupId,
            String url,
            List<String> events,
            Webhook.State state,
            @Nullable String reason,
            Instant createdAt,
            @Nullable String secret) {

        static WebhookView of(Webhook webhook) {
            return of(webhook, null);
        }

        static WebhookView of(Webhook webhook, @Nullable String secret) {
            return new WebhookView(
                    webhook.id(),
                    webhook.version(),
                    webhook.groupId(),
                    webhook.url(),
                    webhook.events(),
                    webhook.state(),
                    webhook.reason(),
                    webhook.createdAt(),
                    secret);
        }
    }

    record DeliveryView(
            String id,
            String event,
            Instant createdAt,
            Delivery.State state,
            @Nullable Instant dueAt,
            List<Delivery.Attempt> attempts) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.event(),
                    delivery.createdAt(),
                    delivery.state(),
                    delivery.state() == Delivery.State.waiting ? delivery.dueAt() : null,
                    delivery.log());
        }
    }

    record ReplayForm(@Nullable Instant since) {}

    record Replayed(long count) {}

    /** Registers an endpoint for what happens in a group. */
    @PostMapping("/groups/{slugOrId}/webhooks")
    ResponseEntity<WebhookView> addToGroup(
            @PathVariable String slugOrId,
            @RequestBody WebhookForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return add(group.id(), OF_A_GROUP, form, key, caller);
    }

    /** Registers an endpoint for what happens anywhere. */
    @PostMapping("/webhooks")
    ResponseEntity<WebhookView> addForEverything(
            @RequestBody WebhookForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        rights.requireCoordinator(caller);
        return add(null, FOR_EVERYTHING, form, key, caller);
    }

    private ResponseEntity<WebhookView> add(
            @Nullable String groupId, int most, WebhookForm form, @Nullable String key, Caller caller) {
        form.errors(outgoing, outgoingProperties.allowLoopback()).refuse();
        var id = ids.forRequest(caller.memberId(), "webhooks of " + groupId, key);
        if (webhooks.find(id).isEmpty() && webhooks.of(groupId).size() >= most) {
            throw Problem.tooMany("There are %d webhooks already. Delete one that is not used.".formatted(most));
        }
        var added = webhooks.add(new Webhook(
                id,
                1,
                groupId,
                String.valueOf(form.url()),
                form.chosenEvents(),
                List.of(new Webhook.Secret(seal.seal(Signatures.newSecret(), id), null)),
                form.chosenState(),
                null,
                clock.instant(),
                null));
        var secret = seal.open(added.secrets().getFirst().sealed(), id);
        return Versions.created("/api/roster/webhooks/" + id, added.version(), WebhookView.of(added, secret));
    }

    @GetMapping("/groups/{slugOrId}/webhooks")
    Page<WebhookView> ofGroup(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return Page.of(webhooks.of(group.id()).stream().map(WebhookView::of).toList());
    }

    @GetMapping("/webhooks")
    Page<WebhookView> forEverything(Caller caller) {
        rights.requireCoordinator(caller);
        return Page.of(webhooks.of(null).stream().map(WebhookView::of).toList());
    }

    @GetMapping("/webhooks/{id}")
    ResponseEntity<WebhookView> read(@PathVariable String id, Caller caller) {
        var webhook = owned(id, caller);
        return Versions.answer(webhook.version(), WebhookView.of(webhook));
    }

    /** Changes address, events, or whether it is active or paused. */
    @PatchMapping(path = "/webhooks/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<WebhookView> edit(
            @PathVariable String id,
            @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = owned(id, caller);
        Versions.require(ifMatch, before.version());
        var form = mergePatch.apply(WebhookForm.of(before), patch, WebhookForm.class);
        form.errors(outgoing, outgoingProperties.allowLoopback()).refuse();
        var after = webhooks.save(
                before, before.changed(String.valueOf(form.url()), form.chosenEvents(), form.chosenState()));
        if (before.state() != Webhook.State.active && after.state() == Webhook.State.active) {
            deliveries.restart(id);
        }
        return Versions.answer(after.version(), WebhookView.of(after));
    }

    @DeleteMapping("/webhooks/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var webhook = owned(id, caller);
        Versions.require(ifMatch, webhook.version());
        webhooks.delete(webhook);
        return ResponseEntity.noContent().build();
    }

    /** Makes a new secret. The one before it signs too, for a day. */
    @PostMapping("/webhooks/{id}/secrets")
    WebhookView rotate(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = owned(id, caller);
        Versions.require(ifMatch, before.version());
        var secret = Signatures.newSecret();
        var oldUntil = clock.instant().plus(properties.oldSecret());
        return WebhookView.of(webhooks.save(before, before.rotated(seal.seal(secret, id), oldUntil)), secret);
    }

    /** Sends an event that says nothing, to try the endpoint. */
    @PostMapping("/webhooks/{id}/pings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView ping(@PathVariable String id, Caller caller) {
        var webhook = owned(id, caller);
        var now = clock.instant();
        // Each test is a request to an address of the caller's choice.
        if (deliveries.count(id, PING, now.minus(Duration.ofHours(1))) >= PINGS_AN_HOUR) {
            throw Problem.tooMany("At most %d tests an hour.".formatted(PINGS_AN_HOUR));
        }
        var body = WebhookEvents.body(PING, now, Map.of("webhookId", id), json);
        var ping = Delivery.waiting(ids.next(), webhook.id(), PING, body, now);
        deliveries.queue(ping);
        return DeliveryView.of(ping);
    }

    /** What was sent and what waits, the newest first; kept for 30 days. */
    @GetMapping("/webhooks/{id}/deliveries")
    Page<DeliveryView> log(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size,
            Caller caller) {
        owned(id, caller);
        var count = Page.size(size);
        var after = Position.of(cursor);
        return Page.of(
                deliveries.of(id, after.createdAt(), after.id(), count + 1),
                count,
                DeliveryView::of,
                delivery -> delivery.createdAt().toEpochMilli() + " " + delivery.id());
    }

    private record Position(
            @Nullable Instant createdAt, @Nullable String id) {

        static Position of(@Nullable String cursor) {
            if (cursor == null) {
                return new Position(null, null);
            }
            var parts = Page.key(cursor).split(" ", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,15}")) {
                throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
            }
            return new Position(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
        }
    }

    /** Sends one delivery again, under the same id. */
    @PostMapping("/webhooks/{id}/deliveries/{deliveryId}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView replay(@PathVariable String id, @PathVariable String deliveryId, Caller caller) {
        owned(id, caller);
        if (!turns.take("replay of one of " + id, BETWEEN_REPLAYS)) {
            throw Problem.tooMany("One every few seconds. Wait a moment, or send everything since a time again.");
        }
        return DeliveryView.of(deliveries.replay(id, deliveryId));
    }

    /** Sends everything since a time again. */
    @PostMapping("/webhooks/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replaySince(@PathVariable String id, @RequestBody ReplayForm form, Caller caller) {
        owned(id, caller);
        if (form.since() == null) {
            throw Problem.invalid("since", "This is needed.");
        }
        if (!turns.take("replay of all of " + id, BETWEEN_REPLAYS_OF_ALL)) {
            throw Problem.tooMany("Everything was sent again just now. Try again in ten minutes.");
        }
        return new Replayed(deliveries.replaySince(id, form.since()));
    }

    private Webhook owned(String id, Caller caller) {
        var webhook = webhooks.get(id);
        if (webhook.groupId() == null) {
            rights.requireCoordinator(caller);
        } else {
            rights.requireOrganizer(caller, webhook.groupId());
        }
        return webhook;
    }
}
