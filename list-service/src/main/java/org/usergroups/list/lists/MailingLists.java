package org.usergroups.list.lists;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usergroups.list.roster.GroupGone;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/** The mailing lists. */
@Component
public class MailingLists {

    private static final int MOST_OF_A_GROUP = 1_000;

    private final Aggregates<MailingList> lists;
    private final ApplicationEventPublisher news;

    MailingLists(Aggregates<MailingList> lists, ApplicationEventPublisher news) {
        this.lists = lists;
        this.news = news;
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

    Stored<MailingList> open(String id, MailingList list) {
        return lists.create(id, list);
    }

    Stored<MailingList> save(Stored<MailingList> before, MailingList list) {
        return lists.save(before, list);
    }

    void delete(Stored<MailingList> list) {
        // First what belongs to it: after a crash in between the list is still there, and deleting it again finishes
        // the work.
        news.publishEvent(new ListGone(list.id()));
        lists.delete(list);
    }

    @EventListener
    void forget(GroupGone gone) {
        lists.find(eq("groupId", gone.groupId()), ascending("_id"), MOST_OF_A_GROUP)
                .forEach(this::delete);
    }
}
