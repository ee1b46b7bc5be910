package org.usergroups.media.items;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.blobs.StorageFolder;

/** Makes good what a crash between two writes has left. Any number of instances may do it at the same time. */
@Component
class Tidying {

    private static final Logger log = LoggerFactory.getLogger(Tidying.class);

    private final Albums albums;
    private final Items items;
    private final Removal removal;
    private final Leftovers leftovers;
    private final StorageFolder folder;
    private final InstantSource clock;

    Tidying(
            Albums albums,
            Items items,
            Removal removal,
            Leftovers leftovers,
            StorageFolder folder,
            InstantSource clock) {
        this.albums = albums;
        this.items = items;
        this.removal = removal;
        this.leftovers = leftovers;
        this.folder = folder;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void clearFiles() {
        folder.sweep(clock.instant());
        var files = leftovers.clear();
        if (files > 0) {
            log.info("Deleted {} files that no picture needs", files);
        }
    }

    /** Albums show what they contain, and no picture is without its album. */
    @Scheduled(initialDelay = 1, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void matchAlbumsAndItems() {
        albums.each(album -> albums.show(album.id(), () -> items.contents(album.id())));
        var known = new HashMap<String, Boolean>();
        items.each(item -> {
            var albumId = item.state().albumId();
            if (!known.computeIfAbsent(albumId, id -> albums.find(id).isPresent())) {
                removal.removeItemsOf(albumId);
                log.info("Withdrew pictures of a deleted album");
            }
        });
    }
}
