package org.usergroups.roster.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that is told of changes.
 *
 * @param groupId the group that it is told of, or null for everything
 * @param events the kinds of events, of {@link #EVENTS}
 * @param secrets the secrets that sign deliveries, the newest first
 * @param reason why it was switched off
 * @param endsAt when it goes, since its group is deleted
 */
public record Webhook(
        @BsonId String id,
        long version,
        @Nullable String groupId,
        String url,
        List<String> events,
        List<Secret> secrets,
        State state,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant endsAt) {

    /** What can be told. */
    static final List<String> EVENTS = List.of("group.changed", "group.deleted", "meeting.changed", "meeting.deleted");

    /** Whether deliveries are made. */
    public enum State {
        active,
        /** By its owners: what happens meanwhile is sent later. */
        paused,
        /** By us: what happens meanwhile is not kept. */
        disabled
    }

    /**
     * A secret that signs deliveries.
     *
     * @param sealed as {@link SecretSeal} stores it
     * @param until when it stops signing; absent for the current one
     */
    public record Secret(String sealed, @Nullable Instant until) {

        boolean isValid(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    boolean isTold(String event, @Nullable String ofGroup) {
        return state != State.disabled && events.contains(event) && (groupId == null || groupId.equals(ofGroup));
    }

    Webhook changed(String newUrl, List<String> newEvents, State newState) {
        var newReason = newState == State.disabled ? reason : null;
        return new Webhook(id, version, groupId, newUrl, newEvents, secrets, newState, newReason, createdAt, endsAt);
    }

    /** A new secret signs from now on; the one before it goes on for a while, older ones stop. */
    Webhook rotated(String sealed, Instant oldUntil) {
        var old = secrets.stream().limit(1).map(secret -> new Secret(secret.sealed(), oldUntil));
        var both = Stream.concat(Stream.of(new Secret(sealed, null)), old).toList();
        return new Webhook(id, version, groupId, url, events, both, state, reason, createdAt, endsAt);
    }

    Webhook numbered(long newVersion) {
        return new Webhook(id, newVersion, groupId, url, events, secrets, state, reason, createdAt, endsAt);
    }
}
