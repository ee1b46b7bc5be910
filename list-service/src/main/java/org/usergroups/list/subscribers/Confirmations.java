package org.usergroups.list.subscribers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.list.lists.PartOfList;

/**
 * Wishes to join a list that wait for the address's owner. A wish is one document with an id made of address, list and day, so there
 * is one a day however often somebody asks; its token exists in the mail alone, the store has the SHA-256 of it.
 */
@Component
class Confirmations implements PartOfList {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 8;
    private static final String PURPOSE = "confirmation";

    private final MongoCollection<Document> wishes;
    private final ServiceKey key;
    private final InstantSource clock;
    private final Duration lifetime;

    /** A wish whose mail has to be sent. */
    record Due(String id, String listId, EmailAddress address, String sameAddress, int attempts) {}

    /**
     * A wish that a link belongs to.
     *
     * @param address who wants to join; empty once the link has been used
     */
    record Wish(String id, String listId, Optional<EmailAddress> address) {}

    Confirmations(MongoDatabase database, ServiceKey key, InstantSource clock, ListProperties properties) {
        this.wishes = database.getCollection("confirmations");
        this.key = key;
        this.clock = clock;
        this.lifetime = properties.list().confirmation();
        wishes.createIndex(Indexes.ascending("tokenHash"));
        wishes.createIndex(Indexes.ascending("mailAt"));
        wishes.createIndex(Indexes.ascending("sameAddress", "day"));
        wishes.createIndex(Indexes.ascending("until"));
        wishes.createIndex(Indexes.ascending("listId"));
    }

    /** Writes a wish down, unless the same one was today. Takes the same time whether the address is subscribed or not. */
    void wish(String listId, EmailAddress address) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        var sameAddress = HexFormat.of().formatHex(key.sign(PURPOSE, address.key()));
        var id = HexFormat.of().formatHex(key.sign(PURPOSE, address.key() + " " + listId + " " + day));
        try {
            wishes.insertOne(new Document("_id", id)
                    .append("listId", listId)
                    .append("address", address.text())
                    .append("sameAddress", sameAddress)
                    .append("day", day)
                    .append("until", now.plus(lifetime))
                    .append("mailAt", now));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** A wish whose mail is due. Nobody else gets it for a minute. */
    Optional<Due> due() {
        var now = clock.instant();
        var found = wishes.findOneAndUpdate(
                lte("mailAt", now), combine(set("mailAt", now.plus(FIRST_RETRY)), inc("attempts", 1)));
        return Optional.ofNullable(found)
                .flatMap(wish -> EmailAddress.of(wish.getString("address"))
                        .map(address -> new Due(
                                wish.getString("_id"),
                                wish.getString("listId"),
                                address,
                                wish.getString("sameAddress"),
                                wish.getInteger("attempts", 0))));
    }

    /** The mail of a wish could not be sent: later again, with growing pauses. */
    void putOff(Due due) {
        var pause = FIRST_RETRY.multipliedBy(1L << Math.min(due.attempts(), MOST_DOUBLINGS));
        wishes.updateOne(eq(due.id()), set("mailAt", clock.instant().plus(pause)));
    }

    /** How many mails an address was sent today for other wishes, over all lists. */
    long mailedToday(Due due) {
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        // A wish whose mail has failed has a token too.
        return wishes.countDocuments(
                and(eq("sameAddress", due.sameAddress()), eq("day", day), exists("tokenHash"), ne("_id", due.id())));
    }

    /** Makes the token of a wish, for its mail. */
    String token(Due due) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        wishes.updateOne(eq(due.id()), set("tokenHash", hash(token)));
        return token;
    }

    /** No mail is to be sent for a wish: it is forgotten. */
    void drop(Due due) {
        wishes.deleteOne(eq(due.id()));
    }

    /** The mail of a wish has been sent. */
    void settled(Due due) {
        wishes.updateOne(eq(due.id()), unset("mailAt"));
    }

    /** The wish that a link belongs to, if it is still good. */
    Optional<Wish> find(String token) {
        return Optional.ofNullable(wishes.find(and(eq("tokenHash", hash(token)), gt("until", clock.instant())))
                        .first())
                .map(wish -> new Wish(
                        wish.getString("_id"),
                        wish.getString("listId"),
                        Optional.ofNullable(wish.getString("address")).flatMap(EmailAddress::of)));
    }

    /** Forgets the address of a wish that has come true. Its link stays, and does nothing more. */
    void fulfilled(Wish wish) {
        var before = wishes.findOneAndDelete(and(eq(wish.id()), exists("address")));
        if (before != null) {
            wishes.insertOne(new Document("_id", "used-" + before.getString("tokenHash"))
                    .append("tokenHash", before.getString("tokenHash"))
                    .append("listId", wish.listId())
                    .append("until", before.getDate("until")));
        }
    }

    /** Removes what is no longer good. */
    void sweep() {
        wishes.deleteMany(lt("until", clock.instant()));
    }

    @Override
    public void deleteAllOf(String listId) {
        wishes.deleteMany(eq("listId", listId));
    }

    @Override
    public List<String> listIds() {
        return wishes.distinct("listId", String.class).into(new ArrayList<>());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
