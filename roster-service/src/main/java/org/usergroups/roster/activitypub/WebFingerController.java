package org.usergroups.roster.activitypub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.linkeddata.PublicGroup;

/** Finds a group by its account address, its page or its actor (WebFinger, RFC 7033). */
@RestController
class WebFingerController {

    private static final Duration FRESH = Duration.ofHours(1);

    private final Handles handles;
    private final ActorAddresses addresses;

    WebFingerController(Handles handles, ActorAddresses addresses) {
        this.handles = handles;
        this.addresses = addresses;
    }

    /** A JSON Resource Descriptor (RFC 7033, section 4.4). */
    record Descriptor(String subject, List<String> aliases, List<Link> links) {}

    record Link(String rel, String type, String href) {}

    @GetMapping(
            path = "/.well-known/webfinger",
            produces = {"application/jrd+json", "application/json"})
    ResponseEntity<Descriptor> find(
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable Set<String> rel) {
        if (resource == null || resource.isBlank()) {
            throw Problem.malformed(
                    "Say which resource, as in ?resource=acct:lisbon-jug@%s.".formatted(addresses.host()));
        }
        var group = group(resource).orElseThrow(() -> Problem.notFound("account", resource));
        var links = List.of(
                new Link("self", "application/activity+json", addresses.actor(group.id())),
                new Link("http://webfinger.net/rel/profile-page", "text/html", addresses.page(group)),
                new Link("http://webfinger.net/rel/avatar", "image/svg+xml", addresses.badge(group)));
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new Descriptor(
                        addresses.account(group),
                        List.of(addresses.page(group), addresses.actor(group.id())),
                        links.stream()
                                .filter(link -> rel == null || rel.isEmpty() || rel.contains(link.rel()))
                                .toList()));
    }

    private Optional<PublicGroup> group(String resource) {
        if (resource.startsWith("acct:")) {
            var at = resource.lastIndexOf('@');
            return at > 0 && resource.substring(at + 1).equalsIgnoreCase(addresses.host())
                    ? handles.find(resource.substring("acct:".length(), at).toLowerCase(java.util.Locale.ROOT))
                    : Optional.empty();
        }
        for (var beginning : List.of(addresses.actor(""), addresses.site() + "/groups/")) {
            if (resource.startsWith(beginning)) {
                return handles.find(decoded(resource.substring(beginning.length())));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
