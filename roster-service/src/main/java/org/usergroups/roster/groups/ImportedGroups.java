package org.usergroups.roster.groups;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.events.UnpublishableEvent;

/** Entries that come from files: what people have said since is left alone, and the same entry again changes nothing. */
@Component
public class ImportedGroups {

    private final Groups groups;
    private final FreshnessPolicy policy;
    private final InstantSource clock;
    private final Ids ids;

    ImportedGroups(Groups groups, FreshnessPolicy policy, InstantSource clock, Ids ids) {
        this.groups = groups;
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * An entry of a file.
     *
     * @param id becomes the group's slug
     * @param digest of what the file said
     */
    public record Arrival(String id, String digest, Said said) {}

    /** What became of an entry that is there already. */
    public enum TakenOver {
        CHANGED,
        UNCHANGED,
        /** People look after the entry: what they say stays. */
        KEPT
    }

    /** The groups that came from entries with these ids, or have or had them as slugs, by these ids. */
    public Map<String, Stored<Group>> as(Collection<String> importIds) {
        if (importIds.isEmpty()) {
            return Map.of();
        }
        var found = groups.matching(
                or(in("imported.id", importIds), in("slug", importIds), in("formerSlugs", importIds)),
                3 * importIds.size());
        var byId = new HashMap<String, Stored<Group>>();
        found.forEach(group -> group.state().formerSlugs().forEach(slug -> byId.put(slug, group)));
        found.forEach(group -> byId.put(group.state().slug(), group));
        // What came from an entry is it, whatever its slug is now.
        for (var group : found) {
            var imported = group.state().imported();
            if (imported != null) {
                byId.put(imported.id(), group);
            }
        }
        byId.keySet().retainAll(importIds);
        return byId;
    }

    /**
     * Begins groups; one that cannot begin keeps back no other.
     *
     * @return by its id in the file why one has not begun: {@link AlreadyExists} or {@link UnpublishableEvent}
     */
    public Map<String, RuntimeException> begin(List<Arrival> arrivals) {
        var now = clock.instant();
        var importIds = new HashMap<String, String>();
        var begun = new LinkedHashMap<String, Group>();
        for (var arrival : arrivals) {
            var groupId = ids.next();
            importIds.put(groupId, arrival.id());
            var imported = new Group.Imported(arrival.id(), arrival.digest(), now);
            begun.put(groupId, groups.began(arrival.id(), arrival.said(), null, now, imported));
        }
        var reasons = new HashMap<String, RuntimeException>();
        groups.createAll(begun).forEach((groupId, reason) -> reasons.put(importIds.get(groupId), reason));
        return reasons;
    }

    /**
     * Takes over what a file says of a group that is there.
     *
     * @param isTried whether nothing is to be written, only said
     * @throws StaleVersion if the group has changed since it was read
     */
    public TakenOver takeOver(Arrival arrival, Stored<Group> there, boolean isTried) {
        var now = clock.instant();
        var before = there.state();
        var said = arrival.said();
        var after = before.saying(said.entry(), now).withFreshness(policy.said(before.freshness(), said.status(), now));
        var last = before.imported();
        if ((last != null && last.digest().equals(arrival.digest())) || after.equals(before)) {
            return TakenOver.UNCHANGED;
        }
        if (before.isLookedAfter()) {
            return TakenOver.KEPT;
        }
        if (!isTried) {
            var imported = new Group.Imported(arrival.id(), arrival.digest(), now);
            groups.save(there, after.withImport(imported), Revision.IMPORT, "");
        }
        return TakenOver.CHANGED;
    }
}
