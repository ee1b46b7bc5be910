package org.usergroups.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of an API, and what of it is public.
 *
 * @param maxBody the largest request body
 * @param maxLargeBody the same under {@code largeBodyPaths}, as for an import
 * @param requestsAtOnce how many requests may be under way. Low protects the heap, high serves a larger crowd, slower
 * @param patience how long a request may wait for its turn; then it gets 503
 * @param largeBodyPaths the beginnings of paths that take large bodies
 * @param publicReads paths that visitors may GET, as patterns of Spring's {@code PathPattern}; everything else needs a token
 * @param publicWrites paths that visitors may POST to
 * @param inPerson paths that no personal access token opens, whatever its scopes
 */
@ConfigurationProperties("usergroups.web")
public record WebProperties(
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("32MB") DataSize maxLargeBody,
        @DefaultValue("400") int requestsAtOnce,
        @DefaultValue("2s") Duration patience,
        @DefaultValue List<String> largeBodyPaths,
        @DefaultValue List<String> publicReads,
        @DefaultValue List<String> publicWrites,
        @DefaultValue List<String> inPerson) {

    public WebProperties {
        if (requestsAtOnce < 1) {
            throw new IllegalArgumentException("usergroups.web.requests-at-once must be at least 1");
        }
    }
}
