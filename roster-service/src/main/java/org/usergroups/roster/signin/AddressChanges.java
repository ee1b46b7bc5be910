package org.usergroups.roster.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.PersonalData;

/** Addresses that members want to have and have not shown to be theirs yet. */
@Component
class AddressChanges implements PersonalData {

    private static final Duration OPEN = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int OF_MEMBER = 5;
    private static final int OF_ADDRESS = 3;
    private static final int AT_ONCE = 100;
    private static final long CLEANING_MILLIS = 600_000;

    /**
     * Public, since the driver's codec reads it by reflection.
     *
     * @param leaves the address before, while what is kept under it moves along
     */
    public record AddressChange(
            @BsonId String tokenHash,
            String memberId,
            String email,
            Instant madeAt,
            @Nullable String leaves) {}

    private final MongoCollection<AddressChange> changes;
    private final InstantSource clock;

    AddressChanges(MongoDatabase database, InstantSource clock) {
        this.changes = database.getCollection("addressChanges", AddressChange.class);
        this.clock = clock;
        changes.createIndex(Indexes.ascending("memberId"));
        changes.createIndex(Indexes.ascending("email"));
    }

    /**
     * Keeps a wish until it is confirmed, and answers the token for the mail; none, and so no mail, for an address that has had several
     * within the hour.
     *
     * @throws Problem 429 if the member wishes very often
     */
    Optional<String> wish(String memberId, String address) {
        var email = Accounts.normalized(address);
        var recently = gt("madeAt", clock.instant().minus(HOUR));
        if (changes.countDocuments(and(eq("memberId", memberId), recently)) >= OF_MEMBER) {
            throw Problem.tooMany("You have asked for this very often. Try again in an hour.");
        }
        if (changes.countDocuments(and(eq("email", email), recently)) >= OF_ADDRESS) {
            return Optional.empty();
        }
        var token = Secrets.token();
        changes.insertOne(new AddressChange(Secrets.hash(token), memberId, email, clock.instant(), null));
        return Optional.of(token);
    }

    /** The wish of a member by the token that was mailed, unless it is too old. */
    Optional<AddressChange> find(String memberId, String token) {
        return Optional.ofNullable(changes.find(and(
                        eq(Secrets.hash(token)),
                        eq("memberId", memberId),
                        gt("madeAt", clock.instant().minus(OPEN))))
                .first());
    }

    void leaving(AddressChange change, String before) {
        changes.updateOne(eq(change.tokenHash()), set("leaves", before));
    }

    void left(AddressChange change) {
        changes.updateOne(eq(change.tokenHash()), unset("leaves"));
    }

    /** Changes that have begun and not ended. */
    List<AddressChange> halfway() {
        return changes.find(exists("leaves")).limit(AT_ONCE).into(new ArrayList<>());
    }

    @Override
    public String name() {
        return "addressChanges";
    }

    /** An address that is wished for. */
    record Wish(String email, Instant madeAt) {}

    @Override
    public List<Wish> export(String memberId) {
        return changes.find(eq("memberId", memberId))
                .map(change -> new Wish(change.email(), change.madeAt()))
                .into(new ArrayList<>());
    }

    @Override
    public void erase(String memberId) {
        changes.deleteMany(eq("memberId", memberId));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        changes.deleteMany(lt("madeAt", clock.instant().minus(OPEN)));
    }
}
