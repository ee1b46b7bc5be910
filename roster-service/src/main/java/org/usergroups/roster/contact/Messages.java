package org.usergroups.roster.contact;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.PartOfGroup;

/** The messages to organizers, for as long as it takes to pass them on. */
@Component
class Messages implements PartOfGroup {

    private static final long CLEANING_MILLIS = 600_000;

    private final MongoCollection<Message> messages;
    private final MessagePolicy policy;
    private final InstantSource clock;

    Messages(MongoDatabase database, MessagePolicy policy, InstantSource clock) {
        this.messages = database.getCollection("messages", Message.class);
        this.policy = policy;
        this.clock = clock;
        messages.createIndex(Indexes.ascending("groupId"));
        messages.createIndex(Indexes.ascending("memberId"));
        messages.createIndex(Indexes.ascending("email"));
        messages.createIndex(Indexes.ascending("tokenHashes"));
        messages.createIndex(Indexes.ascending("passedOn", "confirmedAt"));
        messages.createIndex(Indexes.ascending("forgetAt"));
    }

    void add(Message message) {
        messages.insertOne(message);
    }

    Optional<Message> find(String id) {
        return Optional.ofNullable(messages.find(and(eq(id), isKept())).first());
    }

    Optional<Message> ofToken(String token) {
        return Optional.ofNullable(messages.find(and(eq("tokenHashes", Secrets.hash(token)), isKept()))
                .first());
    }

    /** The token of a new link that confirms a message. */
    String open(Message message) {
        var token = Secrets.token();
        messages.updateOne(eq(message.id()), push("tokenHashes", Secrets.hash(token)));
        return token;
    }

    /** The address is the writer's. A second time is as once. */
    Optional<Message> confirm(Message message) {
        var now = clock.instant();
        messages.updateOne(
                and(eq(message.id()), exists("confirmedAt", false), isKept()),
                combine(set("confirmedAt", Date.from(now)), set("forgetAt", Date.from(now.plus(policy.keptFor())))));
        return find(message.id());
    }

    void passedOn(Message message) {
        messages.updateOne(eq(message.id()), set("passedOn", true));
    }

    /** Confirmed messages that a crash has left where they were. */
    List<Message> notPassedOn(int limit) {
        return messages.find(and(eq("passedOn", false), exists("confirmedAt"), isKept()))
                .limit(limit)
                .into(new ArrayList<>());
    }

    List<Message> of(String memberId) {
        return messages.find(eq("memberId", memberId)).into(new ArrayList<>());
    }

    List<Message> ofAddress(String email) {
        return messages.find(eq("email", email)).into(new ArrayList<>());
    }

    void move(String fromEmail, String toEmail) {
        messages.updateMany(eq("email", fromEmail), set("email", toEmail));
    }

    void forget(String id) {
        messages.deleteOne(eq(id));
    }

    @Override
    public void deleteAllOf(String groupId) {
        messages.deleteMany(eq("groupId", groupId));
    }

    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        messages.updateMany(eq("groupId", fromGroupId), set("groupId", toGroupId));
    }

    @Override
    public List<String> groupIds() {
        return messages.distinct("groupId", String.class).into(new ArrayList<>());
    }

    private Bson isKept() {
        return gt("forgetAt", Date.from(clock.instant()));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        messages.deleteMany(lt("forgetAt", Date.from(clock.instant())));
    }
}
