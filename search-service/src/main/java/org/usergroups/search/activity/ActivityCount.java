package org.usergroups.search.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.documents.SearchDocument.Activity;

/** Counts the activity of groups from documents that are not in an index yet; each may come several times, the newest counts. */
public final class ActivityCount {

    private record Thing(
            long sequence,
            @Nullable String group,
            String type,
            @Nullable Instant at,
            boolean takesPlace) {}

    private final Map<String, Thing> things = new HashMap<>();
    private final Instant now;

    public ActivityCount(Instant now) {
        this.now = now;
    }

    /** Takes a document of anything but a group; of a deletion, what it was before no longer counts. */
    public void add(SearchDocument document) {
        var group = document.group();
        things.merge(
                document.id(),
                new Thing(
                        document.sequence(),
                        group == null || document.deleted() ? null : group.id(),
                        document.type(),
                        document.at(),
                        !SearchDocument.CALLED_OFF.equals(document.status())),
                (one, other) -> other.sequence() >= one.sequence() ? other : one);
    }

    /** The activity of all groups of which there is anything. */
    public Map<String, Activity> byGroup() {
        var byGroup = new HashMap<String, Activity>();
        for (var thing : things.values()) {
            if (thing.group() != null) {
                byGroup.merge(thing.group(), activity(thing), ActivityCount::both);
            }
        }
        return byGroup;
    }

    private Activity activity(Thing thing) {
        var at = thing.at();
        return new Activity(
                at == null || at.isAfter(now) ? null : at,
                thing.type().equals("photo") || thing.type().equals("album"),
                thing.type().equals("meeting") && thing.takesPlace() ? at : null);
    }

    private static Activity both(Activity one, Activity other) {
        return new Activity(
                later(one.newestAt(), other.newestAt()),
                one.media() || other.media(),
                later(one.meetsUntil(), other.meetsUntil()));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
