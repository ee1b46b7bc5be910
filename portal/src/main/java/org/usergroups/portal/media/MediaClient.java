package org.usergroups.portal.media;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** media-service, as the pages use it. */
@Component
public class MediaClient {
    private static final ParameterizedTypeReference<Album> ALBUM = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Album>> ALBUMS = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<Picture> PICTURE = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    MediaClient(@Qualifier("mediaCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Items<Album> ofGroup(Viewer viewer, String groupId) {
        return calls.get(viewer, ALBUMS, "/api/media/albums?group={group}", groupId);
    }

    public Album album(Viewer viewer, String id) {
        return calls.get(viewer, ALBUM, "/api/media/albums/{id}", id);
    }

    public Answer<Album> open(Viewer viewer, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/media/albums")
                .once(key)
                .json(fields)
                .answer(Album.class);
    }

    public Answer<Picture> add(Viewer viewer, String albumId, MultiValueMap<String, Object> parts) {
        return calls.change(viewer, HttpMethod.POST, "/api/media/albums/{id}/items", albumId)
                .parts(parts)
                .answer(Picture.class);
    }

    public Picture picture(Viewer viewer, String itemId) {
        return calls.get(viewer, PICTURE, "/api/media/items/{id}", itemId);
    }

    public Answer<Picture> describe(Viewer viewer, String itemId, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/media/items/{id}", itemId)
                .ifVersion(version)
                .patch(fields)
                .answer(Picture.class);
    }

    public Answer<Album> edit(Viewer viewer, String albumId, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/media/albums/{id}", albumId)
                .ifVersion(version)
                .patch(fields)
                .answer(Album.class);
    }

    public Answer<Boolean> delete(Viewer viewer, String albumId, long version) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/media/albums/{id}", albumId)
                .ifVersion(version)
                .done();
    }

    public Answer<Boolean> remove(Viewer viewer, String itemId, long version) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/media/items/{id}", itemId)
                .ifVersion(version)
                .done();
    }
}
