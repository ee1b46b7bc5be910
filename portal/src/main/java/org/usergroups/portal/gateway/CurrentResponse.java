package org.usergroups.portal.gateway;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The response that belongs to the request being handled by this thread. */
final class CurrentResponse {
    private CurrentResponse() {}

    static HttpServletResponse get() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes servlet) {
            HttpServletResponse response = servlet.getResponse();
            if (response != null) {
                return response;
            }
        }
        throw new IllegalStateException("No response is bound to this thread");
    }
}
