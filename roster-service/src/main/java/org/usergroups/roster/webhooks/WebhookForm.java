package org.usergroups.roster.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.outgoing.OutgoingFetch;

/**
 * What the owner of an endpoint says of it.
 *
 * @param events the kinds of events; left out for all
 * @param state active or paused; left out for active
 */
record WebhookForm(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable String state) {

    private static final Set<String> STATES = Set.of("active", "paused");

    static WebhookForm of(Webhook webhook) {
        return new WebhookForm(
                webhook.url(),
                webhook.events(),
                webhook.state() == Webhook.State.disabled
                        ? null
                        : webhook.state().name());
    }

    /** @param isPlainAllowed whether http:// is taken too */
    FieldErrors errors(OutgoingFetch outgoing, boolean isPlainAllowed) {
        var errors = new FieldErrors().required(url, "url", 2_000).link(url, "url");
        if (url != null && errors.all().isEmpty()) {
            errors.check(
                    isEndpoint(url, outgoing, isPlainAllowed),
                    "url",
                    "Must begin with https://, and have no unusual port, no user name and no fragment.");
        }
        errors.check(
                events == null || !events.isEmpty() && Webhook.EVENTS.containsAll(events),
                "events",
                "Must be some of %s.".formatted(String.join(", ", Webhook.EVENTS)));
        return errors.check(state == null || STATES.contains(state), "state", "Must be active or paused.");
    }

    private static boolean isEndpoint(String url, OutgoingFetch outgoing, boolean isPlainAllowed) {
        try {
            var uri = new URI(url);
            return (isPlainAllowed || "https".equalsIgnoreCase(uri.getScheme()))
                    && outgoing.isAsked(uri)
                    && uri.getFragment() == null
                    && uri.toASCIIString().equals(url);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    List<String> chosenEvents() {
        return events == null ? Webhook.EVENTS : List.copyOf(new LinkedHashSet<>(events));
    }

    Webhook.State chosenState() {
        return state == null ? Webhook.State.active : Webhook.State.valueOf(state);
    }
}
