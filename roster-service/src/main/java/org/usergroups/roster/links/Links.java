package org.usergroups.roster.links;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Secrets;

/** What is known of the addresses that entries name, each asked by one instance at a time. */
@Component
class Links {

    /** Longer than a request may take; after a crash the address is asked again then. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final MongoCollection<Link> links;
    private final InstantSource clock;

    Links(MongoDatabase database, InstantSource clock) {
        this.links = database.getCollection("links", Link.class);
        this.clock = clock;
        links.createIndex(Indexes.ascending("nextAt"));
        links.createIndex(Indexes.ascending("seenAt"));
        links.createIndex(Indexes.ascending("isBroken", "failingSince"));
    }

    /** The host of an address that can be asked. */
    static Optional<String> host(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            var address = URI.create(url);
            var isWeb = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return Optional.ofNullable(isWeb ? address.getHost() : null).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Takes note that groups name these addresses; new ones are asked soon. */
    void seen(Collection<String> urls) {
        var now = clock.instant();
        var byId = new HashMap<String, Link>();
        for (var url : urls) {
            host(url).ifPresent(host -> {
                var id = Secrets.hash(url);
                byId.put(id, new Link(id, url, host, now, now, null, null, null, null, null, null, 0, null, false));
            });
        }
        if (byId.isEmpty()) {
            return;
        }
        links.updateMany(in("_id", byId.keySet()), Updates.set("seenAt", now));
        links.find(in("_id", byId.keySet())).forEach(known -> byId.remove(known.id()));
        if (!byId.isEmpty()) {
            try {
                links.insertMany(List.copyOf(byId.values()), new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException insertedMeanwhile) {
                // Another instance has seen them at the same moment.
            }
        }
    }

    void forgetUnseen(Instant before) {
        links.deleteMany(lt("seenAt", before));
    }

    /** Addresses that are due, the longest overdue first. */
    List<Link> due(int limit) {
        return links.find(lte("nextAt", clock.instant()))
                .sort(ascending("nextAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Takes an address that is due, for the caller alone. */
    boolean claim(Link link) {
        return links.updateOne(same(link), Updates.set("nextAt", clock.instant().plus(CLAIM)))
                        .getModifiedCount()
                > 0;
    }

    /** Gives a link back that the caller has claimed: its host was asked a moment ago, and others come first. */
    void postpone(Link claimed, Duration pause) {
        links.updateOne(eq(claimed.id()), Updates.set("nextAt", clock.instant().plus(pause)));
    }

    private static org.bson.conversions.Bson same(Link link) {
        return and(eq(link.id()), eq("nextAt", link.nextAt()));
    }

    /** Keeps what a request has shown. That a group was seen to name the address meanwhile stays. */
    void keep(Link after) {
        links.updateOne(
                eq(after.id()),
                Updates.combine(
                        Updates.set("host", after.host()),
                        Updates.set("nextAt", after.nextAt()),
                        Updates.set("walk", after.walk()),
                        Updates.set(
                                "result",
                                after.result() == null ? null : after.result().name()),
                        Updates.set("remark", after.remark()),
                        Updates.set("movedTo", after.movedTo()),
                        Updates.set("checkedAt", after.checkedAt()),
                        Updates.set("workedAt", after.workedAt()),
                        Updates.set("failures", after.failures()),
                        Updates.set("failingSince", after.failingSince()),
                        Updates.set("isBroken", after.isBroken())));
    }

    /** What is known of some addresses, by the address. */
    Map<String, Link> of(Collection<String> urls) {
        var found = new HashMap<String, Link>();
        links.find(in("_id", urls.stream().map(Secrets::hash).toList())).forEach(link -> found.put(link.url(), link));
        return found;
    }

    /** Broken addresses, those first that fail longest. */
    List<Link> broken(int limit) {
        return links.find(eq("isBroken", true))
                .sort(ascending("failingSince"))
                .limit(limit)
                .into(new ArrayList<>());
    }
}
