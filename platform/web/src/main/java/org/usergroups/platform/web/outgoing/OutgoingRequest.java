package org.usergroups.platform.web.outgoing;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to ask.
 *
 * @param headers go with every request, also to where a redirect leads; so nothing secret unless only the status is wanted
 * @param body JSON to send, or null
 * @param isStatusEnough whether only the first answer's status is wanted: no redirect is followed, nothing of the body is read
 */
public record OutgoingRequest(
        Method method,
        URI address,
        Map<String, String> headers,
        @Nullable String body,
        boolean isStatusEnough) {

    public OutgoingRequest {
        headers = Map.copyOf(headers);
    }

    /** What is done at the other side. */
    public enum Method {
        GET,
        HEAD,
        POST
    }

    public static OutgoingRequest get(URI address) {
        return new OutgoingRequest(Method.GET, address, Map.of(), null, false);
    }

    public static OutgoingRequest head(URI address) {
        return new OutgoingRequest(Method.HEAD, address, Map.of(), null, false);
    }

    /** Sends JSON to where it was meant to go, and nowhere else. */
    public static OutgoingRequest post(URI address, String json) {
        return new OutgoingRequest(Method.POST, address, Map.of(), json, true);
    }

    public OutgoingRequest with(Map<String, String> moreHeaders) {
        return new OutgoingRequest(method, address, moreHeaders, body, isStatusEnough);
    }
}
