package org.usergroups.roster.groups;

import java.util.List;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;

/** Deletes what belongs to groups that are gone: a crash between a group's deletion and that of its parts leaves them behind. */
@Component
class LeftBehind {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);
    private static final long HOURLY_MILLIS = 3_600_000;
    private static final long AFTER_START_MILLIS = 30_000;
    private static final int AT_ONCE = 500;

    private final Groups groups;
    private final List<PartOfGroup> parts;

    LeftBehind(Groups groups, List<PartOfGroup> parts) {
        this.groups = groups;
        this.parts = parts;
    }

    @Scheduled(initialDelay = AFTER_START_MILLIS, fixedDelay = HOURLY_MILLIS)
    void delete() {
        for (var part : parts) {
            part.groupIds().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(ids -> {
                var there = groups.withIds(ids).stream().map(Stored::id).toList();
                for (var id : ids) {
                    if (!there.contains(id)) {
                        part.deleteAllOf(id);
                        log.info("Deleted what was left behind of group {}", id);
                    }
                }
            });
        }
    }
}
