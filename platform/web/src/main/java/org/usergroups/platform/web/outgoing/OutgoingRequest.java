package org.usergroups.platform.web.outgoing;

import java.net.URI;
import java.util.Map;

/**
 * What to fetch.
 *
 * @param headers go with every request, also to where a redirect leads; so nothing secret
 */
public record OutgoingRequest(Method method, URI address, Map<String, String> headers) {

    public OutgoingRequest {
        headers = Map.copyOf(headers);
    }

    /** Only what changes nothing at the other side. */
    public enum Method {
        GET,
        HEAD
    }

    public static OutgoingRequest get(URI address) {
        return new OutgoingRequest(Method.GET, address, Map.of());
    }

    public static OutgoingRequest head(URI address) {
        return new OutgoingRequest(Method.HEAD, address, Map.of());
    }
}
