package org.usergroups.list.archive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.work.BackgroundLoop;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;

/** Where threads are stored, what of them is published, and the loop that archives. */
@Configuration(proxyBeanMethods = false)
public class ArchiveConfiguration {

    @Bean
    Aggregates<ArchivedThread> threadAggregates(Outbox outbox, StateTopic<ArchivedThread> threadTopic) {
        return outbox.aggregates("threads", ArchivedThread.class, threadTopic).indexed("listId", "lastPostAt");
    }

    /** The topic of threads. */
    @Bean
    public StateTopic<ArchivedThread> threadTopic() {
        return new StateTopic<>(
                "list.threads.v1",
                "org.usergroups.list.thread",
                "/list-service",
                stored -> Publication.snapshot(changed(stored)));
    }

    @Bean
    BackgroundLoop archiveLoop(Archivist archivist) {
        return new BackgroundLoop("archive", Duration.ofSeconds(1), archivist::archiveNext);
    }

    /** Posts whose archiving has failed: more than a few for more than minutes need somebody who looks. */
    @Bean
    MeterBinder archiveMeters(Posts posts) {
        return registry -> Gauge.builder("usergroups.list.archive.failing", posts, Posts::countFailing)
                .register(registry);
    }

    static ThreadChanged changed(Stored<ArchivedThread> stored) {
        var thread = stored.state();
        return new ThreadChanged(
                stored.id(),
                stored.version(),
                thread.groupId(),
                thread.listId(),
                thread.listName(),
                thread.subject(),
                thread.text(),
                thread.posts(),
                thread.participants(),
                thread.startedAt(),
                thread.lastPostAt());
    }
}
