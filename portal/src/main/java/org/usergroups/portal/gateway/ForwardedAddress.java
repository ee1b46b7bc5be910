package org.usergroups.portal.gateway;

import java.net.URI;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.usergroups.portal.PortalProperties;

/** Tells the service behind the portal which address people typed. It is the configured one, whatever a client claims. */
@Component
class ForwardedAddress implements HttpHeadersFilter.RequestHttpHeadersFilter, Ordered {
    private final URI publicUrl;

    ForwardedAddress(PortalProperties properties) {
        this.publicUrl = properties.publicUrl();
    }

    /** After the filters that remove what a client sent under these names. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders sent, ServerRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(sent);
        boolean isSecure = "https".equalsIgnoreCase(publicUrl.getScheme());
        int port = publicUrl.getPort() >= 0 ? publicUrl.getPort() : isSecure ? 443 : 80;
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(port));
        headers.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        return headers;
    }
}
