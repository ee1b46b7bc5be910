package org.usergroups.roster.notices;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.MailQueue;
import org.usergroups.roster.members.PersonalData;

/** The notices that wait to be sent, and those that have been. */
@Component
public class Notices implements PersonalData {

    /** A notice waits a moment, so that whoever tells it can take it back when what it says did not happen. */
    private static final Duration AT_LEAST = Duration.ofSeconds(3);

    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Notice> notices;
    private final MailQueue<Notice> queue;
    private final InstantSource clock;

    Notices(MongoDatabase database, InstantSource clock) {
        this.notices = database.getCollection("notices", Notice.class);
        this.queue = new MailQueue<>(notices, clock, "sentAt", "droppedAt");
        this.clock = clock;
        notices.createIndex(Indexes.ascending("memberId"));
        notices.createIndex(Indexes.ascending("sentAt"));
        notices.createIndex(Indexes.ascending("droppedAt"));
    }

    /** Tells a member something; what has been told before is not told again. */
    public void tell(Notice notice) {
        queue.add(notice.due(clock.instant().plus(AT_LEAST)));
    }

    /** Takes back notices that have not been sent. */
    public void withdraw(Collection<String> ids) {
        notices.deleteMany(and(in("_id", ids), exists("sentAt", false)));
    }

    MailQueue<Notice> queue() {
        return queue;
    }

    @Override
    public String name() {
        return "mails";
    }

    /** What a member was told: when, about what. */
    record Told(NoticeKind kind, String subject, @Nullable Instant sentAt) {}

    @Override
    public List<Told> export(String memberId) {
        return notices.find(eq("memberId", memberId))
                .map(notice -> new Told(notice.kind(), notice.subject(), notice.sentAt()))
                .into(new ArrayList<>());
    }

    @Override
    public void erase(String memberId) {
        notices.deleteMany(eq("memberId", memberId));
    }

    /** What was told long ago is forgotten; until then it is not told again. */
    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        queue.forgetOld();
    }
}
