package org.usergroups.portal.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** The webhooks of roster-service, as the pages use them. */
@Component
public class WebhookClient {
    private static final ParameterizedTypeReference<Items<Webhook>> WEBHOOKS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Webhook> WEBHOOK = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<WebhookDelivery>> DELIVERIES =
            new ParameterizedTypeReference<>() {};
    private static final String ONE = "/api/roster/webhooks/{id}";

    private final ServiceCalls calls;

    WebhookClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** The webhooks of a group; those for everything when no group is named. */
    public Items<Webhook> of(Viewer viewer, @Nullable String groupId) {
        return groupId == null
                ? calls.get(viewer, WEBHOOKS, "/api/roster/webhooks")
                : calls.get(viewer, WEBHOOKS, "/api/roster/groups/{group}/webhooks", groupId);
    }

    public Webhook webhook(Viewer viewer, String id) {
        return calls.get(viewer, WEBHOOK, ONE, id);
    }

    public Items<WebhookDelivery> deliveries(Viewer viewer, String id, @Nullable String cursor) {
        return cursor == null
                ? calls.get(viewer, DELIVERIES, ONE + "/deliveries", id)
                : calls.get(viewer, DELIVERIES, ONE + "/deliveries?cursor={cursor}", id, cursor);
    }

    public Answer<Webhook> add(Viewer viewer, @Nullable String groupId, Map<String, ?> fields, @Nullable String key) {
        var change = groupId == null
                ? calls.change(viewer, HttpMethod.POST, "/api/roster/webhooks")
                : calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/webhooks", groupId);
        return change.once(key).json(fields).answer(Webhook.class);
    }

    public Answer<Webhook> edit(Viewer viewer, String id, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, ONE, id)
                .ifVersion(version)
                .patch(fields)
                .answer(Webhook.class);
    }

    public Answer<Boolean> delete(Viewer viewer, String id, long version) {
        return calls.change(viewer, HttpMethod.DELETE, ONE, id)
                .ifVersion(version)
                .done();
    }

    /** A new secret beside the one that there is. */
    public Answer<Webhook> rotate(Viewer viewer, String id, long version) {
        return calls.change(viewer, HttpMethod.POST, ONE + "/secrets", id)
                .ifVersion(version)
                .answer(Webhook.class);
    }

    public Answer<Boolean> ping(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.POST, ONE + "/pings", id).done();
    }

    public Answer<Boolean> replay(Viewer viewer, String id, String deliveryId) {
        return calls.change(viewer, HttpMethod.POST, ONE + "/deliveries/{delivery}/replays", id, deliveryId)
                .done();
    }

    public Answer<Boolean> replaySince(Viewer viewer, String id, String since) {
        return calls.change(viewer, HttpMethod.POST, ONE + "/replays", id)
                .json(Map.of("since", since))
                .done();
    }
}
