package org.usergroups.list.lists;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usergroups.list.roster.GroupGone;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/** The mailing lists. */
@Component
public class MailingLists {

    private static final int AT_ONCE = 200;

    private final Aggregates<MailingList> lists;
    private final List<PartOfList> parts;

    MailingLists(Aggregates<MailingList> lists, List<PartOfList> parts) {
        this.lists = lists;
        this.parts = parts;
    }

    public Optional<Stored<MailingList>> byName(String name) {
        return lists.findOne(eq("name", name));
    }

    public Optional<Stored<MailingList>> byId(String id) {
        return lists.find(id);
    }

    /** @throws Problem 404 if there is no list of this name */
    public Stored<MailingList> require(String name) {
        return byName(name).orElseThrow(() -> Problem.notFound("list", name));
    }

    /** Lists by name, of a group or of all, after a name. */
    List<Stored<MailingList>> find(@Nullable String groupId, @Nullable String after, int limit) {
        var ofGroup = groupId == null ? Filters.empty() : eq("groupId", groupId);
        var next = after == null ? Filters.empty() : gt("name", after);
        return lists.find(and(ofGroup, next), ascending("name"), limit);
    }

    /** Those of some lists that are there. */
    List<Stored<MailingList>> withIds(Collection<String> ids) {
        return lists.find(in("_id", ids), ascending("_id"), ids.size());
    }

    Stored<MailingList> open(String id, MailingList list) {
        return lists.create(id, list);
    }

    Stored<MailingList> save(Stored<MailingList> before, MailingList list) {
        return lists.save(before, list);
    }

    /**
     * Deletes a list and then what belongs to it, of which {@link LeftBehind} finds what a crash leaves.
     *
     * @throws StaleVersion if somebody else has changed the list since it was read; then nothing is deleted
     */
    void delete(Stored<MailingList> list) {
        lists.delete(list);
        parts.forEach(part -> part.deleteAllOf(list.id()));
    }

    /** A list that is changed at this moment makes the event come again. */
    @EventListener
    void forget(GroupGone gone) {
        for (var some = ofGroup(gone.groupId()); !some.isEmpty(); some = ofGroup(gone.groupId())) {
            some.forEach(this::delete);
        }
    }

    private List<Stored<MailingList>> ofGroup(String groupId) {
        return find(groupId, null, AT_ONCE);
    }
}
