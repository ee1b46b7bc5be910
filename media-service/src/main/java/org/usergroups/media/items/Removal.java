package org.usergroups.media.items;

import java.util.ArrayList;
import org.springframework.stereotype.Component;
import org.usergroups.media.albums.Album;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.blobs.ContentHash;
import org.usergroups.media.groups.GroupRemoval;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;

/** Takes pictures, albums with their pictures, and all albums of a group away. */
@Component
class Removal implements GroupRemoval {

    private static final int BATCH = 100;

    private final Albums albums;
    private final Items items;
    private final Leftovers leftovers;

    Removal(Albums albums, Items items, Leftovers leftovers) {
        this.albums = albums;
        this.items = items;
        this.leftovers = leftovers;
    }

    /** @throws StaleVersion if somebody has changed the picture since it was read */
    void remove(Stored<Item> item) {
        withdraw(item);
        albums.show(item.state().albumId(), () -> items.contents(item.state().albumId()));
    }

    /**
     * The album goes first, so that from then on no upload can add to it; a crash before its last picture is gone is made good by
     * {@link Tidying}.
     */
    void removeAlbum(Stored<Album> album) {
        albums.delete(album);
        removeItemsOf(album.id());
    }

    void removeItemsOf(String albumId) {
        for (var batch = items.of(albumId, BATCH); !batch.isEmpty(); batch = items.of(albumId, BATCH)) {
            batch.forEach(this::withdrawWhatever);
        }
    }

    @Override
    public void removed(String groupId) {
        for (var batch = albums.ofGroup(groupId, BATCH); !batch.isEmpty(); batch = albums.ofGroup(groupId, BATCH)) {
            for (var album : batch) {
                try {
                    removeAlbum(album);
                } catch (StaleVersion changedMeanwhile) {
                    // The next batch has it again, at its newest version.
                }
            }
        }
    }

    private void withdrawWhatever(Stored<Item> item) {
        try {
            withdraw(item);
        } catch (StaleVersion changedMeanwhile) {
            // The next batch has it again, at its newest version.
        }
    }

    private void withdraw(Stored<Item> item) {
        items.delete(item);
        var hashes = new ArrayList<ContentHash>();
        hashes.add(new ContentHash(item.state().original()));
        item.state().variants().forEach(variant -> hashes.add(new ContentHash(variant.hash())));
        leftovers.note(hashes);
    }
}
