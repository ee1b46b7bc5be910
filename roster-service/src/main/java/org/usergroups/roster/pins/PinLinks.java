package org.usergroups.roster.pins;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;

/** The links in mails to people who want a group. Only the hash of a token is kept; every mail has tokens of its own. */
@Component
class PinLinks {

    private static final Duration LASTS = Duration.ofDays(400);

    /** What a link lets somebody do. */
    public enum Purpose {
        /** Confirm what was typed. */
        confirm,
        /** Renew the pin, or take it away. */
        pin,
        /** Answer whether to be introduced. */
        introduction,
        /** Begin the group. */
        beginning
    }

    /**
     * Public, since the driver's codec reads it by reflection.
     *
     * @param of the pin, or the request, whose person has the link
     * @param about what it is about besides
     */
    public record PinLink(@BsonId String tokenHash, Purpose purpose, String of, String about, Instant expiresAt) {}

    private final MongoCollection<PinLink> links;
    private final InstantSource clock;

    PinLinks(MongoDatabase database, InstantSource clock) {
        this.links = database.getCollection("pinLinks", PinLink.class);
        this.clock = clock;
        links.createIndex(Indexes.ascending("of"));
        links.createIndex(Indexes.ascending("expiresAt"));
    }

    /** The token of a new link. */
    String open(Purpose purpose, String of, String about) {
        var token = Secrets.token();
        links.insertOne(new PinLink(
                Secrets.hash(token), purpose, of, about, clock.instant().plus(LASTS)));
        return token;
    }

    Optional<PinLink> find(String token) {
        return Optional.ofNullable(links.find(and(eq(Secrets.hash(token)), gt("expiresAt", Date.from(clock.instant()))))
                .first());
    }

    /** @throws Problem 410 if there is no such link for this */
    PinLink get(String token, Purpose purpose) {
        return find(token).filter(link -> link.purpose() == purpose).orElseThrow(PinLinks::over);
    }

    /** The link that confirmed a pin is the pin's from now on. */
    void confirmed(PinLink link, String pinId) {
        links.updateOne(eq(link.tokenHash()), combine(set("purpose", Purpose.pin.name()), set("of", pinId)));
    }

    void closeAllOf(String id) {
        links.deleteMany(eq("of", id));
    }

    void forgetExpired() {
        links.deleteMany(lt("expiresAt", Date.from(clock.instant())));
    }

    static Problem over() {
        return Problem.gone("This link is used or too old. If you still want a group, pin your city again.");
    }
}
