package org.usergroups.roster.reports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.KeptByAddress;
import org.usergroups.roster.members.PersonalData;

/** All reports. An open one is decided once, whoever tries at the same moment. */
@Component
class Reports implements PersonalData, KeptByAddress {

    private static final Duration CARRYING_OUT = Duration.ofMinutes(2);
    private static final int EXPORTED = 1_000;
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Report> reports;

    Reports(MongoDatabase database) {
        this.reports = database.getCollection("reports", Report.class);
        reports.createIndex(
                Indexes.ascending("openKey"), new IndexOptions().unique(true).sparse(true));
        reports.createIndex(Indexes.ascending("email"), new IndexOptions().sparse(true));
        reports.createIndex(Indexes.ascending("groupId"));
        reports.createIndex(Indexes.ascending("otherId"));
        reports.createIndex(Indexes.ascending("state", "coordinatorsFrom"));
    }

    /** @throws Problem 409 if the same person has an open one of the same group for the same reason */
    void open(Report report) {
        try {
            reports.insertOne(report);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw isReported();
            }
            throw failed;
        }
    }

    /** @throws Problem 409 if one with this key is open */
    void requireNew(String openKey) {
        if (reports.countDocuments(eq("openKey", openKey)) > 0) {
            throw isReported();
        }
    }

    private static Problem isReported() {
        return Problem.conflict(
                "reported",
                "This is reported already",
                "You, or somebody near you, has said so already. It is being looked at.");
    }

    /** The answer to a report goes where its writer is reached now. */
    @Override
    public void move(String from, String to) {
        reports.updateMany(eq("email", from), set("email", to));
    }

    Optional<Report> find(String groupId, String id) {
        return Optional.ofNullable(
                reports.find(and(eq("_id", id), eq("groupId", groupId))).first());
    }

    /** The reports of a group, the newest first. */
    List<Report> of(String groupId, int limit) {
        return list(eq("groupId", groupId), descending("openedAt"), limit);
    }

    /** The open reports that coordinators decide, those that have waited longest first. */
    List<Report> forCoordinators(Instant now, int limit) {
        return list(openForCoordinators(now), ascending("openedAt"), limit);
    }

    long countForCoordinators(Instant now) {
        return reports.countDocuments(openForCoordinators(now));
    }

    private static Bson openForCoordinators(Instant now) {
        return and(eq("state", Report.State.open.name()), lte("coordinatorsFrom", now));
    }

    /** The open reports of a group, and those that say it is the same as another. */
    List<Report> openNaming(String groupId, int limit) {
        return list(
                and(eq("state", Report.State.open.name()), or(eq("groupId", groupId), eq("otherId", groupId))),
                ascending("openedAt"),
                limit);
    }

    List<Report> untold(Instant now, int limit) {
        return list(and(openForCoordinators(now), eq("areTold", false)), ascending("openedAt"), limit);
    }

    void told(String id) {
        reports.updateOne(eq("_id", id), set("areTold", true));
    }

    /** Decides an open report. Answers it as it is then, or empty if it is not open any more. */
    Optional<Report> decide(String id, Report.Decision decision) {
        return Optional.ofNullable(reports.findOneAndUpdate(
                and(eq("_id", id), eq("state", Report.State.open.name())),
                combine(
                        set("state", Report.State.deciding.name()),
                        push("decisions", decision),
                        set("dueAt", decision.at().plus(CARRYING_OUT)),
                        set("attempts", 0),
                        unset("openKey")),
                AFTER));
    }

    /** A decision that was not carried out, for the caller alone; later each time. */
    Optional<Report> takeUnfinished(Instant now) {
        var taken = reports.find(and(eq("state", Report.State.deciding.name()), lte("dueAt", now)))
                .sort(ascending("dueAt"))
                .first();
        return taken == null
                ? Optional.empty()
                : Optional.ofNullable(reports.findOneAndUpdate(
                        and(eq("_id", taken.id()), eq("dueAt", taken.dueAt())),
                        combine(
                                set("dueAt", now.plus(CARRYING_OUT.multipliedBy(1L << Math.min(taken.attempts(), 8)))),
                                inc("attempts", 1)),
                        AFTER));
    }

    /** The decision is carried out and the reporter has the answer: the address is not needed any more. */
    void finish(String id) {
        reports.updateOne(
                and(eq("_id", id), eq("state", Report.State.deciding.name())),
                combine(set("state", Report.State.decided.name()), unset("dueAt"), unset("email")));
    }

    /** Opens a decided report once more, for coordinators. Empty if it cannot be, or was. */
    Optional<Report> appeal(String id, Report.Appeal appeal) {
        return Optional.ofNullable(reports.findOneAndUpdate(
                and(eq("_id", id), eq("state", Report.State.decided.name()), exists("appeal", false)),
                combine(
                        set("state", Report.State.open.name()),
                        set("appeal", appeal),
                        set("coordinatorsFrom", appeal.at()),
                        set("areTold", false)),
                AFTER));
    }

    void forget(Instant decidedBefore) {
        reports.deleteMany(and(eq("state", Report.State.decided.name()), lt("decisions.at", decidedBefore)));
    }

    List<String> groupsWithOpen() {
        var open = eq("state", Report.State.open.name());
        return reports.distinct("groupId", open, String.class).into(new ArrayList<>());
    }

    private List<Report> list(Bson filter, Bson sort, int limit) {
        return reports.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    }

    /** A report as the one who made it may have it. */
    record Made(String group, Report.Reason reason, String text, Instant at, Report.@Nullable Outcome outcome) {}

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public List<Made> export(String memberId) {
        return list(eq("reporterId", memberId), descending("openedAt"), EXPORTED).stream()
                .map(report -> new Made(
                        report.groupName(),
                        report.reason(),
                        report.text(),
                        report.openedAt(),
                        report.decisions().isEmpty()
                                ? null
                                : report.decisions().getLast().outcome()))
                .toList();
    }

    @Override
    public void erase(String memberId) {
        reports.deleteMany(eq("reporterId", memberId));
    }
}
