package org.usergroups.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A thing's version as an entity tag (RFC 9110, sections 8.8.3 and 13.1). */
public final class Versions {

    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** An answer with the thing and its version. */
    public static <T> ResponseEntity<T> answer(long version, T body) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }

    /** An answer with a thing that was made just now, its version, and the path where it is. */
    public static <T> ResponseEntity<T> created(String path, long version, T body) {
        return ResponseEntity.created(URI.create(path)).eTag(etag(version)).body(body);
    }

    /**
     * Lets a change go on only if the caller has seen the newest version.
     *
     * @throws Problem 428 without If-Match, 412 if it names another version
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.versionNeeded();
        }
        for (var tag : ifMatch.split(",")) {
            if (tag.strip().equals("*") || tag.strip().equals(etag(version))) {
                return;
            }
        }
        throw Problem.stale();
    }
}
