package org.usergroups.roster.claims;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster")
class ClaimController {

    private static final int SHOWN = 100;

    private final Claims claims;
    private final Claiming claiming;
    private final Sites sites;
    private final Groups groups;
    private final Accounts accounts;
    private final Rights rights;

    ClaimController(Claims claims, Claiming claiming, Sites sites, Groups groups, Accounts accounts, Rights rights) {
        this.claims = claims;
        this.claiming = claiming;
        this.sites = sites;
        this.groups = groups;
        this.accounts = accounts;
        this.rights = rights;
    }

    record ClaimForm(@Nullable String why) {}

    record DecisionForm(@Nullable Boolean grant, @Nullable String reason) {}

    record ProofForm(@Nullable String method, @Nullable String email) {}

    /**
     * A claim, and what can be done with it.
     *
     * @param mayDecide whether it is for the caller to decide
     * @param site what the claimant can show; absent for others and for a group without a website
     */
    record ClaimView(
            String id,
            String groupId,
            String groupSlug,
            String groupName,
            String member,
            String why,
            Claim.Kind kind,
            Claim.State state,
            Instant openedAt,
            Instant coordinatorsFrom,
            Instant endsAt,
            Claim.@Nullable Proof proof,
            @Nullable String reason,
            boolean isMine,
            boolean mayDecide,
            Sites.@Nullable Site site) {}

    /** Asks to look after a group. */
    @PostMapping("/groups/{slugOrId}/claims")
    ResponseEntity<ClaimView> open(@PathVariable String slugOrId, @RequestBody ClaimForm form, Caller caller) {
        if (accounts.find(caller.memberId()).isEmpty() && !caller.coordinator()) {
            throw Problem.forbidden("Only a person can look after a group.");
        }
        var group = groups.get(slugOrId);
        new FieldErrors()
                .check(accounts.find(caller.memberId()).isPresent(), "why", "Only a person can look after a group.")
                .required(form.why(), "why", 2_000)
                .refuse();
        var claim = claiming.open(group, caller, String.valueOf(form.why()).strip());
        return ResponseEntity.created(URI.create("/api/roster/claims/" + claim.id()))
                .body(view(claim, caller));
    }

    /** The open claims of a group, for its organizers. */
    @GetMapping("/groups/{slugOrId}/claims")
    Page<ClaimView> ofGroup(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return views(claims.openFor(group.id(), SHOWN), caller);
    }

    /** The caller's own claims, the newest first. */
    @GetMapping("/me/claims")
    Page<ClaimView> mine(Caller caller) {
        return views(claims.by(caller.memberId(), SHOWN), caller);
    }

    /** The open claims that coordinators decide. */
    @GetMapping("/claims")
    Page<ClaimView> forCoordinators(Caller caller) {
        rights.requireCoordinator(caller);
        return views(claiming.forCoordinators(SHOWN), caller);
    }

    @GetMapping("/claims/{claim}")
    ClaimView read(@PathVariable("claim") String id, Caller caller) {
        return view(seen(id, caller), caller);
    }

    @DeleteMapping("/claims/{claim}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable("claim") String id, Caller caller) {
        claiming.withdraw(own(id, caller));
    }

    /** Looks whether the group's website says that it is the claimant's, or mails to an address of its domain. */
    @PostMapping("/claims/{claim}/proof")
    ClaimView prove(@PathVariable("claim") String id, @RequestBody ProofForm form, Caller caller) {
        var claim = own(id, caller);
        if (!claim.isOpen()) {
            throw Problem.conflict("decided", "This is decided", "The request is no longer open.");
        }
        var proven = sites.prove(groups.get(claim.groupId()), caller, method(form), form.email());
        return view(proven.map(proof -> claiming.proven(claim, proof)).orElse(claim), caller);
    }

    @PostMapping("/claims/{claim}/decision")
    ClaimView decide(@PathVariable("claim") String id, @RequestBody DecisionForm form, Caller caller) {
        var claim = seen(id, caller);
        rights.requireOrganizer(caller, claim.groupId());
        new FieldErrors()
                .check(form.grant() != null, "grant", "Must be true or false.")
                .text(form.reason(), "reason", 1_000)
                .check(
                        !Boolean.FALSE.equals(form.grant())
                                || (form.reason() != null && !form.reason().isBlank()),
                        "reason",
                        "Say why: the person reads it.")
                .refuse();
        var reason = form.reason() == null ? "" : form.reason().strip();
        return view(claiming.decide(claim, caller, Boolean.TRUE.equals(form.grant()), reason), caller);
    }

    /** What to show to prove that a group's website is its own, and whether it is proven. */
    @GetMapping("/groups/{slugOrId}/site")
    Sites.Site site(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return sites.of(group, caller.memberId()).orElseThrow(Sites::noWebsite);
    }

    /** Proves, for one of its organizers, that a group's website is its own. */
    @PostMapping("/groups/{slugOrId}/site")
    Sites.Site verify(@PathVariable String slugOrId, @RequestBody ProofForm form, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        sites.prove(group, caller, method(form), form.email())
                .ifPresent(proof -> sites.verified(group.id(), caller.memberId(), proof));
        return sites.of(groups.get(group.id()), caller.memberId()).orElseThrow(Sites::noWebsite);
    }

    private static Claim.Method method(ProofForm form) {
        return Arrays.stream(Claim.Method.values())
                .filter(method -> method.name().equals(form.method()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("method", "Must be one of website, dns, relMe, mail."));
    }

    private Claim own(String id, Caller caller) {
        var claim = claims.find(id).filter(found -> found.memberId().equals(caller.memberId()));
        return claim.orElseThrow(() -> Problem.forbidden("Only whoever has made this request may do this."));
    }

    /** Others than the claimant, the group's organizers and coordinators do not get to know whether there is such a claim. */
    private Claim seen(String id, Caller caller) {
        var claim = claims.find(id)
                .filter(found -> found.memberId().equals(caller.memberId())
                        || caller.coordinator()
                        || accounts.isOrganizer(caller.memberId(), found.groupId()));
        return claim.orElseThrow(() -> caller.coordinator()
                ? Problem.notFound("claim", id)
                : Problem.forbidden("This is for those who asked, and for those who decide."));
    }

    private Page<ClaimView> views(List<Claim> some, Caller caller) {
        return Page.of(some.stream().map(claim -> view(claim, caller)).toList());
    }

    private ClaimView view(Claim claim, Caller caller) {
        var found = groups.find(claim.groupId());
        var state = found.map(Stored::state);
        var isMine = claim.memberId().equals(caller.memberId());
        return new ClaimView(
                claim.id(),
                claim.groupId(),
                state.map(Group::slug).orElse(""),
                state.map(Group::name).orElse(""),
                accounts.find(claim.memberId())
                        .map(account -> account.state().displayName())
                        .orElse(""),
                claim.why(),
                claim.kind(),
                claim.state(),
                claim.openedAt(),
                claim.coordinatorsFrom(),
                claim.endsAt(),
                claim.proof(),
                claim.reason(),
                isMine,
                claiming.mayDecide(claim, caller),
                isMine && claim.isOpen()
                        ? found.flatMap(group -> sites.of(group, caller.memberId()))
                                .orElse(null)
                        : null);
    }
}
