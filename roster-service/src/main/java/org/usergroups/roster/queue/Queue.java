package org.usergroups.roster.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.claims.Claiming;
import org.usergroups.roster.duplicates.Pairs;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Unrest;
import org.usergroups.roster.links.DeadLinks;
import org.usergroups.roster.reports.Report;
import org.usergroups.roster.reports.Reporting;

/** What waits for the coordinators, put together from what each feature knows when somebody looks. */
@Component
class Queue {

    private static final int SHOWN = 20;
    private static final int COUNTED = 500;
    private static final Duration SOON = Duration.ofDays(30);

    private final Claiming claiming;
    private final Reporting reporting;
    private final Pairs pairs;
    private final DeadLinks deadLinks;
    private final Unrest unrest;
    private final Newcomers newcomers;
    private final Flags flags;
    private final Groups groups;
    private final InstantSource clock;

    Queue(
            Claiming claiming,
            Reporting reporting,
            Pairs pairs,
            DeadLinks deadLinks,
            Unrest unrest,
            Newcomers newcomers,
            Flags flags,
            Groups groups,
            InstantSource clock) {
        this.claiming = claiming;
        this.reporting = reporting;
        this.pairs = pairs;
        this.deadLinks = deadLinks;
        this.unrest = unrest;
        this.newcomers = newcomers;
        this.flags = flags;
        this.groups = groups;
        this.clock = clock;
    }

    /** A part of the queue. */
    enum Kind {
        claims,
        reports,
        duplicates,
        changes,
        links,
        stale
    }

    /** What an item is about, so that it can be said in the reader's language. */
    enum What {
        unowned,
        succession,
        closed,
        wrong,
        duplicate,
        spam,
        other,
        same,
        pendingUrl,
        pendingOwner,
        pendingDeletion,
        manyPeople,
        backAndForth,
        manyOfHost,
        deadLink,
        dormantSoon
    }

    /**
     * Something that waits.
     *
     * @param id of the claim, report or pair; of others an id by which they can be looked at
     * @param text what somebody has said, or what is known
     * @param since when it began to wait
     * @param isAppeal whether somebody else has decided it before
     */
    record Item(
            String id,
            What what,
            String groupSlug,
            String groupName,
            @Nullable String otherSlug,
            @Nullable String otherName,
            String text,
            Instant since,
            long days,
            boolean isAppeal) {}

    /** @param count how many there are, also those that are not shown; at most 500 are counted */
    record Section(Kind kind, long count, List<Item> items) {}

    List<Section> sections() {
        return Stream.of(Kind.values()).map(this::section).toList();
    }

    private Section section(Kind kind) {
        return switch (kind) {
            case claims -> shown(kind, claims());
            case reports -> new Section(kind, reporting.countForCoordinators(), reports());
            case duplicates -> new Section(kind, pairs.countOpen(), duplicates());
            case changes -> shown(kind, changes());
            case links -> shown(kind, unseen(dead()));
            case stale -> shown(kind, unseen(stale()));
        };
    }

    private static Section shown(Kind kind, List<Item> items) {
        return new Section(kind, items.size(), items.stream().limit(SHOWN).toList());
    }

    /** The flag of an id, if it still is one. */
    Optional<Item> flag(String id) {
        return Stream.of(changes(), unseen(dead()), unseen(stale()))
                .flatMap(List::stream)
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    private List<Item> claims() {
        return claiming.forCoordinators(COUNTED).stream()
                .flatMap(claim -> groups.find(claim.groupId()).stream()
                        .map(group -> item(
                                claim.id(), What.valueOf(claim.kind().name()), group, claim.why(), claim.openedAt())))
                .toList();
    }

    private List<Item> reports() {
        return reporting.forCoordinators(SHOWN).stream().map(this::item).toList();
    }

    private Item item(Report report) {
        var appeal = report.appeal();
        return new Item(
                report.id(),
                What.valueOf(report.reason().name()),
                report.slug(),
                report.groupName(),
                report.otherSlug(),
                null,
                appeal == null ? report.text() : report.text() + "\n\n" + appeal.text(),
                report.openedAt(),
                days(report.openedAt()),
                appeal != null);
    }

    private List<Item> duplicates() {
        return pairs.open(SHOWN).stream()
                .flatMap(pair -> groups.find(pair.a()).stream()
                        .flatMap(a -> groups.find(pair.b()).stream()
                                .map(b -> new Item(
                                        pair.id(),
                                        What.same,
                                        a.state().slug(),
                                        a.state().name(),
                                        b.state().slug(),
                                        b.state().name(),
                                        String.join(" ", pair.reasons()),
                                        pair.foundAt(),
                                        days(pair.foundAt()),
                                        false))))
                .toList();
    }

    private List<Item> changes() {
        var flagged = new ArrayList<Item>();
        for (var group : groups.withPending(COUNTED)) {
            for (var change : group.state().pending()) {
                var what =
                        switch (change.kind()) {
                            case WEBSITE -> What.pendingUrl;
                            case OWNER -> What.pendingOwner;
                            case DELETION -> What.pendingDeletion;
                        };
                flagged.add(item(
                        Ids.of("flag", "pending", change.id()),
                        what,
                        group,
                        what == What.pendingUrl ? change.value() : "",
                        change.at()));
            }
        }
        for (var seen : unrest.sightings()) {
            flagged.add(item(
                    Ids.of("flag", "unrest", seen.revision()),
                    seen.isBackAndForth() ? What.backAndForth : What.manyPeople,
                    seen.group(),
                    Integer.toString(seen.people()),
                    seen.at()));
        }
        for (var seen : newcomers.sightings()) {
            flagged.add(item(
                    Ids.of("flag", "host", seen.group().id()),
                    What.manyOfHost,
                    seen.group(),
                    seen.host(),
                    seen.group().state().registeredAt()));
        }
        return unseen(flagged);
    }

    private List<Item> dead() {
        return deadLinks.all(COUNTED).stream()
                .map(link -> item(
                        Ids.of(
                                "flag",
                                "link",
                                link.group().id(),
                                link.url(),
                                link.since().toString()),
                        What.deadLink,
                        link.group(),
                        link.url() + " " + link.remark(),
                        link.since()))
                .toList();
    }

    private List<Item> stale() {
        return groups.dormantBefore(clock.instant().plus(SOON), COUNTED).stream()
                .map(group -> item(
                        Ids.of(
                                "flag",
                                "stale",
                                group.id(),
                                group.state().freshness().since().toString()),
                        What.dormantSoon,
                        group,
                        "",
                        group.state().freshness().since()))
                .toList();
    }

    private List<Item> unseen(List<Item> items) {
        var seen = flags.seen(items.stream().map(Item::id).collect(Collectors.toSet()));
        return items.stream()
                .filter(item -> !seen.contains(item.id()))
                .sorted(Comparator.comparing(Item::since))
                .toList();
    }

    private Item item(String id, What what, Stored<Group> group, String text, Instant since) {
        return new Item(
                id, what, group.state().slug(), group.state().name(), null, null, text, since, days(since), false);
    }

    private long days(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toDays());
    }
}
