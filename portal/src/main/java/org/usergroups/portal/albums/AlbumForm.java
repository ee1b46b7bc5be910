package org.usergroups.portal.albums;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.media.Album;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Words;

/** An album as it is typed. */
public record AlbumForm(String title, String takenOn) {
    public AlbumForm(@Nullable String title, @Nullable String takenOn) {
        this.title = Words.of(title);
        this.takenOn = Words.of(takenOn);
    }

    static AlbumForm of(Album album) {
        return new AlbumForm(album.title(), Objects.toString(album.takenOn(), ""));
    }

    Map<String, Object> newAlbum(String groupId) {
        Map<String, Object> fields = changes();
        fields.put("groupId", groupId);
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    Map<String, Object> changes() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("takenOn", takenOn.isEmpty() ? null : takenOn);
        return fields;
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Album stored) {
        AlbumForm theirs = of(stored);
        return List.of(
                new Difference("title", "album.title", theirs.title(), title),
                new Difference("takenOn", "album.taken-on", theirs.takenOn(), takenOn));
    }
}
