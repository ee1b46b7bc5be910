package org.usergroups.roster.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupView;
import org.usergroups.roster.groups.GroupViews;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** Entries that may be of the same group. Coordinators decide, or somebody who organizes both. */
@RestController
@RequestMapping("/api/roster")
class DuplicateController {

    private static final int SHOWN = 100;

    private final Pairs pairs;
    private final Merging merging;
    private final DuplicateSearch search;
    private final Groups groups;
    private final GroupViews views;
    private final Accounts accounts;
    private final Rights rights;

    DuplicateController(
            Pairs pairs,
            Merging merging,
            DuplicateSearch search,
            Groups groups,
            GroupViews views,
            Accounts accounts,
            Rights rights) {
        this.pairs = pairs;
        this.merging = merging;
        this.search = search;
        this.groups = groups;
        this.views = views;
        this.accounts = accounts;
        this.rights = rights;
    }

    /**
     * Two entries.
     *
     * @param a absent when it is gone
     * @param differing the fields that say something in both and not the same, of which one can be chosen
     */
    record PairView(
            String id,
            double score,
            List<String> reasons,
            Pair.State state,
            Instant foundAt,
            @Nullable GroupView a,
            @Nullable GroupView b,
            List<String> differing,
            @Nullable String reason) {}

    /**
     * How to make one of two.
     *
     * @param keeper the id of the entry that stays
     * @param fromOther the fields that are taken from the other one; empty fields always are
     */
    record MergeForm(
            @Nullable String keeper,
            @Nullable List<String> fromOther,
            @Nullable String reason) {}

    record ApartForm(@Nullable String reason) {}

    /** Open pairs, the likeliest first. */
    @GetMapping("/duplicates")
    Page<PairView> list(Caller caller) {
        rights.requireCoordinator(caller);
        return Page.of(pairs.open(SHOWN).stream().map(this::view).toList());
    }

    @GetMapping("/duplicates/{pair}")
    PairView read(@PathVariable("pair") String id, Caller caller) {
        return view(decidable(id, caller));
    }

    /** Makes one entry of two. Nobody can take it back: the other entry's history is gone with it. */
    @PostMapping("/duplicates/{pair}/merge")
    PairView merge(@PathVariable("pair") String id, @RequestBody MergeForm form, Caller caller) {
        var pair = decidable(id, caller);
        var fields = form.fromOther() == null ? List.<String>of() : form.fromOther();
        var keeper = form.keeper() == null ? "" : form.keeper();
        new FieldErrors()
                .check(
                        keeper.equals(pair.a()) || keeper.equals(pair.b()),
                        "keeper",
                        "Must be the id of one of the two.")
                .check(
                        MergedEntry.FIELDS.containsAll(fields),
                        "fromOther",
                        "Must be some of %s.".formatted(String.join(", ", MergedEntry.FIELDS)))
                .required(form.reason(), "reason", 300)
                .refuse();
        if (groups.find(pair.a()).isEmpty() || groups.find(pair.b()).isEmpty()) {
            throw Problem.conflict("gone", "One of them is gone", "One of these entries is not there any more.");
        }
        var merge = new Pair.Merge(keeper, pair.otherThan(keeper), fields);
        return view(merging.merge(pair, merge, String.valueOf(form.reason()).strip(), caller));
    }

    /** Says that these are two groups; that is remembered for ever. */
    @PostMapping("/duplicates/{pair}/apart")
    PairView keepApart(@PathVariable("pair") String id, @RequestBody ApartForm form, Caller caller) {
        var pair = decidable(id, caller);
        new FieldErrors().text(form.reason(), "reason", 300).refuse();
        return view(merging.keepApart(
                pair, form.reason() == null ? "" : form.reason().strip(), caller));
    }

    /** Looks now for entries that may be of the same group as this one. */
    @PostMapping("/groups/{slugOrId}/duplicates")
    Page<PairView> find(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return Page.of(search.findFor(group.id()).stream().map(this::view).toList());
    }

    /** A pair that the caller may decide; others do not get to know whether there is one. */
    private Pair decidable(String id, Caller caller) {
        if (caller.coordinator()) {
            return pairs.get(id);
        }
        return pairs.find(id)
                .filter(pair -> accounts.isOrganizer(caller.memberId(), pair.a())
                        && accounts.isOrganizer(caller.memberId(), pair.b()))
                .orElseThrow(
                        () -> Problem.forbidden("This is for coordinators, and for those who organize both groups."));
    }

    private PairView view(Pair pair) {
        var a = groups.find(pair.a());
        var b = groups.find(pair.b());
        return new PairView(
                pair.id(),
                pair.score(),
                pair.reasons(),
                pair.state(),
                pair.foundAt(),
                shown(a),
                shown(b),
                a.isPresent() && b.isPresent()
                        ? MergedEntry.differing(
                                a.get().state().entry(), b.get().state().entry())
                        : List.of(),
                pair.reason());
    }

    private @Nullable GroupView shown(Optional<Stored<Group>> group) {
        return group.map(views::of).orElse(null);
    }
}
