package org.usergroups.roster.notices;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.PersonalData;

/** The notices that wait to be sent, and those that have been. */
@Component
public class Notices implements PersonalData {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    /** A notice waits a moment, so that whoever tells it can take it back when what it says did not happen. */
    private static final Duration AT_LEAST = Duration.ofSeconds(3);

    private static final Duration SENDING = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 10;
    private static final Duration KEPT = Duration.ofDays(800);
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Notice> notices;
    private final InstantSource clock;

    Notices(MongoDatabase database, InstantSource clock) {
        this.notices = database.getCollection("notices", Notice.class);
        this.clock = clock;
        notices.createIndex(Indexes.ascending("dueAt"));
        notices.createIndex(Indexes.ascending("memberId"));
        notices.createIndex(Indexes.ascending("sentAt"));
        notices.createIndex(Indexes.ascending("droppedAt"));
    }

    /** Tells a member something; what has been told before is not told again. */
    public void tell(Notice notice) {
        try {
            notices.insertOne(notice.due(clock.instant().plus(AT_LEAST)));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** Takes back notices that have not been sent. */
    public void withdraw(Collection<String> ids) {
        notices.deleteMany(and(in("_id", ids), exists("sentAt", false)));
    }

    /** Takes the notice that has waited longest; nobody else gets it for two minutes. */
    Optional<Notice> take() {
        var now = clock.instant();
        return Optional.ofNullable(notices.findOneAndUpdate(
                lte("dueAt", Date.from(now)),
                combine(set("dueAt", Date.from(now.plus(SENDING))), inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("dueAt")).returnDocument(ReturnDocument.AFTER)));
    }

    void sent(Notice notice) {
        notices.updateOne(eq("_id", notice.id()), combine(unset("dueAt"), set("sentAt", Date.from(clock.instant()))));
    }

    /** Nobody is to be told: the member has left, or does not want such notices. */
    void dropped(Notice notice) {
        notices.updateOne(
                eq("_id", notice.id()), combine(unset("dueAt"), set("droppedAt", Date.from(clock.instant()))));
    }

    /** The mail server did not take it: it is tried again later, ten times in all. */
    void failed(Notice notice) {
        if (notice.attempts() >= ATTEMPTS) {
            log.error("Notice {} could not be sent in {} attempts and is given up", notice.id(), ATTEMPTS);
            dropped(notice);
            return;
        }
        var pause = FIRST_RETRY.multipliedBy(1L << (notice.attempts() - 1));
        notices.updateOne(
                eq("_id", notice.id()), set("dueAt", Date.from(clock.instant().plus(pause))));
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
        var old = Date.from(clock.instant().minus(KEPT));
        notices.deleteMany(or(lt("sentAt", old), lt("droppedAt", old)));
    }
}
