package org.usergroups.roster.claims;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Allowance;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.signin.Addresses;

/** The websites of groups, and showing that they are their own. */
@Component
class Sites {

    private static final int LOOKS_AN_HOUR = 30;

    private final Proofs proofs;
    private final ProofMails mails;
    private final SharedHosts shared;
    private final Allowance allowance;
    private final Groups groups;
    private final GroupLife life;
    private final ClaimPolicy policy;
    private final InstantSource clock;

    Sites(
            Proofs proofs,
            ProofMails mails,
            SharedHosts shared,
            Allowance allowance,
            Groups groups,
            GroupLife life,
            ClaimPolicy policy,
            InstantSource clock) {
        this.proofs = proofs;
        this.mails = mails;
        this.shared = shared;
        this.allowance = allowance;
        this.groups = groups;
        this.life = life;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * What a member can show.
     *
     * @param methods the ways in which this website can be shown
     * @param domain the domain of mailboxes that show it
     * @param token what is to stand in the file or in a TXT record; after its {@code =}, what is to stand in the meta element
     * @param file where the file is looked for, if the website can have one
     * @param page where a {@code rel=me} link has to lead
     * @param verifiedUntil when it is looked at again; absent when nobody has shown it
     */
    record Site(
            String url,
            String host,
            String domain,
            List<Claim.Method> methods,
            String token,
            @Nullable String file,
            String page,
            @Nullable Instant verifiedUntil) {}

    Optional<Website> website(Group group) {
        return Website.of(group.entry().url(), shared);
    }

    Optional<Site> of(Stored<Group> group, String memberId) {
        var verified = group.state().verified();
        var url = group.state().entry().url();
        return website(group.state())
                .map(website -> new Site(
                        String.valueOf(url),
                        website.host(),
                        website.domain(),
                        website.methods(),
                        Proofs.token(group.id(), memberId),
                        website.file().map(URI::toString).orElse(null),
                        proofs.page(group.id(), memberId),
                        verified != null && verified.url().equals(url) ? verified.until() : null));
    }

    /**
     * Looks now; empty when it was asked by a mail, whose answer shows it.
     *
     * @throws Problem 409 with what was looked for, if it is not there
     */
    Optional<Claim.Proof> prove(Stored<Group> group, Caller caller, Claim.Method method, @Nullable String email) {
        var website = website(group.state()).orElseThrow(Sites::noWebsite);
        var url = String.valueOf(group.state().entry().url());
        new FieldErrors()
                .check(
                        website.methods().contains(method),
                        "method",
                        "%s belongs to many people: this way says nothing about the group.".formatted(website.host()))
                .refuse();
        if (method == Claim.Method.mail) {
            mails.send(mailbox(website, email), group, url, caller);
            return Optional.empty();
        }
        if (!allowance.admits("look", caller.memberId(), LOOKS_AN_HOUR, Duration.ofHours(1))) {
            throw Problem.tooMany("We have looked very often within this hour. Try again in an hour.");
        }
        return switch (proofs.look(method, website, group.id(), caller.memberId())) {
            case Proofs.Found.Proven() -> Optional.of(new Claim.Proof(method, url, clock.instant()));
            case Proofs.Found.Missing(String sentence) ->
                throw Problem.conflict("not-proven", "We could not see it", sentence);
        };
    }

    private static String mailbox(Website website, @Nullable String email) {
        var errors = new FieldErrors().required(email, "email", 254);
        errors.refuse();
        var typed = Objects.requireNonNullElse(email, "").strip();
        var mailbox = Addresses.isAddress(typed) ? website.mailbox(typed) : Optional.<String>empty();
        errors.check(
                        mailbox.isPresent(),
                        "email",
                        "Must be an address at %s, the group's own domain.".formatted(website.domain()))
                .refuse();
        return mailbox.orElse(typed);
    }

    /** Marks the website as the group's own. */
    void verified(String groupId, String memberId, Claim.Proof proof) {
        life.verify(
                groupId,
                new Group.Verified(
                        proof.method().name(),
                        proof.url(),
                        memberId,
                        proof.at(),
                        proof.at().plus(policy.proofLasts()),
                        null));
    }

    static Problem noWebsite() {
        return Problem.conflict("no-website", "No website is named", "The entry names no website that could be shown.");
    }
}
