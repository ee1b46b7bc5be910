package org.usergroups.roster.pins;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.roster.members.Accounts;

/** The confirmed pins, and what has been typed but not confirmed yet. Nobody sees one but its own person. */
@Component
public class Pins {

    /** How long before its end somebody is asked whether they still want a group. */
    static final Duration NOTICE = Duration.ofDays(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);
    private static final double KILOMETRES_OF_A_DEGREE = 111.0;
    private static final int NEAR = 1_000;
    private static final int OF_ONE_ADDRESS = 20;

    /** Something that somebody has typed in the name of an address. Public, since the driver's codec reads it by reflection. */
    public record Request(
            @BsonId String id,
            String email,
            String name,
            String sentence,
            List<String> topics,
            boolean helps,
            Pin.Spot place,
            Instant madeAt) {}

    private final MongoCollection<Pin> pins;
    private final MongoCollection<Request> requests;
    private final PinProperties properties;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();

    Pins(MongoDatabase database, PinProperties properties, InstantSource clock) {
        this.pins = database.getCollection("pins", Pin.class);
        this.requests = database.getCollection("pinRequests", Request.class);
        this.properties = properties;
        this.clock = clock;
        pins.createIndex(Indexes.ascending("lookAt"));
        pins.createIndex(Indexes.ascending("askRenewalAt"));
        pins.createIndex(Indexes.ascending("expiresAt"));
        pins.createIndex(Indexes.ascending("email"));
        pins.createIndex(Indexes.ascending("place.lat"));
        pins.createIndex(Indexes.ascending("place.geonameId", "topics"));
        requests.createIndex(Indexes.ascending("madeAt"));
        requests.createIndex(Indexes.ascending("email"));
    }

    void ask(Request request) {
        requests.insertOne(request);
    }

    /** What was typed, unless it is confirmed already or too old. */
    Optional<Request> request(String id) {
        return Optional.ofNullable(requests.find(
                        and(eq(id), gt("madeAt", clock.instant().minus(properties.confirmWithin()))))
                .first());
    }

    /** Makes a pin of what was typed, in the place of one that the address has there. Twice is as once. */
    Pin confirm(Request request) {
        var now = clock.instant();
        var end = now.plus(properties.lasts());
        var pin = new Pin(
                idFor(request.email(), request.place().geonameId()),
                request.email(),
                request.name(),
                request.sentence(),
                request.topics(),
                request.helps(),
                request.place(),
                now,
                end,
                end.minus(NOTICE),
                now);
        try {
            pins.replaceOne(eq(pin.id()), pin, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException raced) {
            if (raced.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw raced;
            }
            // The same button pressed at the same time elsewhere.
            pins.replaceOne(eq(pin.id()), pin);
        }
        changes.incrementAndGet();
        return pin;
    }

    /** How often this instance has added or removed a pin. */
    long changes() {
        return changes.get();
    }

    /** That of the pin that is there, or else of address and city. Who had the address before may have left a pin of that id. */
    private String idFor(String email, int geonameId) {
        return of(email, geonameId).map(Pin::id).orElseGet(() -> {
            var id = Ids.of("pin", email, String.valueOf(geonameId));
            var isMoved = pins.countDocuments(and(eq(id), ne("email", email))) > 0;
            return isMoved ? Ids.of("pin after", id, email) : id;
        });
    }

    private Optional<Pin> of(String email, int geonameId) {
        return Optional.ofNullable(pins.find(and(eq("email", email), eq("place.geonameId", geonameId)))
                .first());
    }

    void move(Pin pin, String email) {
        pins.updateOne(eq(pin.id()), set("email", email));
    }

    void moveRequests(String from, String to) {
        requests.updateMany(eq("email", from), set("email", to));
    }

    /** Its person would help to begin; the others of the city are looked at again. */
    Optional<Pin> helps(String id) {
        return Optional.ofNullable(pins.findOneAndUpdate(
                and(eq(id), holds()),
                combine(set("helps", true), set("lookAt", Date.from(clock.instant()))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    }

    void drop(Request request) {
        requests.deleteOne(eq(request.id()));
    }

    void dropAllOf(String email) {
        requests.deleteMany(eq("email", email));
    }

    /** A pin that holds. */
    Optional<Pin> find(String id) {
        return Optional.ofNullable(pins.find(and(eq(id), holds())).first());
    }

    /** The cities in which an address has confirmed that it wants a group, at most 20. */
    public List<Pin> ofAddress(String email) {
        return pins.find(and(eq("email", Accounts.normalized(email)), holds()))
                .sort(ascending("confirmedAt"))
                .limit(OF_ONE_ADDRESS)
                .into(new ArrayList<>());
    }

    /** Its person still wants a group. */
    Optional<Pin> renew(String id) {
        var end = clock.instant().plus(properties.lasts());
        return Optional.ofNullable(pins.findOneAndUpdate(
                and(eq(id), holds()),
                combine(set("expiresAt", Date.from(end)), set("askRenewalAt", Date.from(end.minus(NOTICE)))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    }

    void remove(String id) {
        pins.deleteOne(eq(id));
        changes.incrementAndGet();
    }

    /** Takes the pin that has waited longest to be looked at; nobody else gets it for a day. */
    Optional<Pin> takeToLookAt() {
        var now = clock.instant();
        return Optional.ofNullable(pins.findOneAndUpdate(
                and(lte("lookAt", Date.from(now)), holds()),
                set("lookAt", Date.from(now.plus(BETWEEN_LOOKS))),
                new FindOneAndUpdateOptions().sort(ascending("lookAt")).returnDocument(ReturnDocument.AFTER)));
    }

    List<Pin> toAskForRenewal(int limit) {
        return pins.find(lte("askRenewalAt", Date.from(clock.instant())))
                .sort(ascending("askRenewalAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** However late somebody is asked, they have all of their time to answer. */
    void giveTime(Pin pin) {
        pins.updateOne(isAsked(pin), max("expiresAt", Date.from(clock.instant().plus(NOTICE))));
    }

    void asked(Pin pin) {
        pins.updateOne(isAsked(pin), unset("askRenewalAt"));
    }

    private static Bson isAsked(Pin pin) {
        return and(eq(pin.id()), eq("askRenewalAt", pin.askRenewalAt()));
    }

    /** Pins that nobody has renewed. */
    List<Pin> over(int limit) {
        return pins.find(and(exists("askRenewalAt", false), lte("expiresAt", Date.from(clock.instant()))))
                .limit(limit)
                .into(new ArrayList<>());
    }

    void forgetUnconfirmed() {
        requests.deleteMany(lt("madeAt", Date.from(clock.instant().minus(properties.confirmWithin()))));
    }

    /** Other pins within so many kilometres, the nearest first, at most 1,000. */
    List<Pin> near(Pin pin) {
        var kilometres = properties.introducedWithin();
        return pins
                .find(and(within(pin.place().lat(), pin.place().lon(), kilometres), holds()))
                .limit(NEAR)
                .into(new ArrayList<>())
                .stream()
                .filter(other -> !other.id().equals(pin.id()) && !other.email().equals(pin.email()))
                .filter(other -> pin.place().kilometresTo(other.place()) <= kilometres)
                .sorted(Comparator.comparingDouble(other -> pin.place().kilometresTo(other.place())))
                .toList();
    }

    /** All who want a group of a topic in a city, at most 1,000. */
    List<Pin> ofCity(int geonameId, String topic) {
        return pins.find(and(eq("place.geonameId", geonameId), eq("topics", topic), holds()))
                .sort(ascending("confirmedAt"))
                .limit(NEAR)
                .into(new ArrayList<>());
    }

    MongoCollection<Pin> collection() {
        return pins;
    }

    Bson holds() {
        return gt("expiresAt", Date.from(clock.instant()));
    }

    /** A box round a circle: nothing in the circle is outside of it. */
    static Bson within(double lat, double lon, double kilometres) {
        var north = kilometres / KILOMETRES_OF_A_DEGREE;
        var parallel = and(gte("place.lat", lat - north), lte("place.lat", lat + north));
        var widest = Math.cos(Math.toRadians(Math.min(90, Math.abs(lat) + north)));
        var east = widest <= 0.01 ? 360 : north / widest;
        // Across the date line the box would be two.
        return lon - east < -180 || lon + east > 180
                ? parallel
                : and(parallel, gte("place.lon", lon - east), lte("place.lon", lon + east));
    }
}
