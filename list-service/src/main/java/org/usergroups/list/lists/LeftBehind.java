package org.usergroups.list.lists;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;

/**
 * Deletes what belongs to lists that are gone: a crash between a list's deletion and that of its parts leaves them behind, and so
 * does a message that comes in at that moment.
 */
@Component
class LeftBehind {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);
    private static final long HOURLY_MILLIS = 3_600_000;
    private static final long AFTER_START_MILLIS = 30_000;
    private static final int AT_ONCE = 500;

    private final MailingLists lists;
    private final List<PartOfList> parts;

    LeftBehind(MailingLists lists, List<PartOfList> parts) {
        this.lists = lists;
        this.parts = parts;
    }

    @Scheduled(initialDelay = AFTER_START_MILLIS, fixedDelay = HOURLY_MILLIS)
    void delete() {
        for (var part : parts) {
            // The parts are read first: a list that is opened meanwhile is there before anything belongs to it.
            part.listIds().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(ids -> {
                var there = lists.withIds(ids).stream().map(Stored::id).collect(Collectors.toSet());
                for (var id : ids) {
                    if (!there.contains(id)) {
                        part.deleteAllOf(id);
                        log.info("Deleted what was left behind of list {}", id);
                    }
                }
            });
        }
    }
}
