package org.usergroups.blog.feeds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.usergroups.platform.web.Problem;

/** Serves the feeds, with conditional requests (RFC 9110, section 13). */
@RestController
@Tag(name = "feeds")
class FeedEndpoint {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final CacheControl FRESH_FOR_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final Feeds feeds;
    private final FeedVersions versions;
    private final AtomWriter atom;

    FeedEndpoint(Feeds feeds, FeedVersions versions, AtomWriter atom) {
        this.feeds = feeds;
        this.versions = versions;
        this.atom = atom;
    }

    @GetMapping("/api/blog/feed.atom")
    @Operation(operationId = "readFeed", summary = "The newest posts of all groups, of one group, or of one country")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/atom+xml", schema = @Schema(type = "string")))
    @Nullable
    ResponseEntity<byte[]> feed(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String country,
            ServletWebRequest request) {
        var feed = asked(group, country);
        var fingerprint = feed.fingerprint();
        var lastModified = versions.lastModified(feed.key(), fingerprint);
        var response = request.getResponse();
        if (response != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH_FOR_A_MINUTE.getHeaderValue());
        }
        if (request.checkNotModified("\"" + fingerprint + "\"", lastModified.toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok().contentType(ATOM).body(atom.write(feed, lastModified));
    }

    private Feed asked(@Nullable String group, @Nullable String country) {
        if (group != null && country != null) {
            throw Problem.invalid("country", "Ask for a group or for a country, not for both.");
        }
        if (group != null) {
            return feeds.ofGroup(group);
        }
        return country == null ? feeds.ofAll() : feeds.ofCountry(country);
    }
}
