package org.usergroups.roster.claims;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.signin.Addresses;

/** The websites of groups, and showing that they are their own. */
@Component
class Sites {

    private final Proofs proofs;
    private final ProofMails mails;
    private final Groups groups;
    private final ClaimPolicy policy;
    private final InstantSource clock;

    Sites(Proofs proofs, ProofMails mails, Groups groups, ClaimPolicy policy, InstantSource clock) {
        this.proofs = proofs;
        this.mails = mails;
        this.groups = groups;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * What a member can show.
     *
     * @param token what is to stand on the website, at {@code /.well-known/usergroups.txt} there, or in a TXT record
     * @param page where a {@code rel=me} link has to lead
     * @param verifiedUntil when it is looked at again; absent when nobody has shown it
     */
    record Site(
            String url,
            String host,
            String token,
            String page,
            @Nullable Instant verifiedUntil) {}

    /** A website that was shown to be somebody's. */
    record Shown(Claim.Method method, String host) {}

    Optional<Site> of(Stored<Group> group, String memberId) {
        var url = group.state().entry().url();
        if (url == null) {
            return Optional.empty();
        }
        var host = Proofs.host(url);
        var verified = group.state().verified();
        return Optional.of(new Site(
                url,
                host,
                Proofs.token(group.id(), memberId),
                proofs.page(group.id(), memberId),
                verified != null && verified.host().equals(host) ? verified.until() : null));
    }

    /**
     * Looks now; empty when it was asked by a mail, whose answer shows it.
     *
     * @throws Problem 409 with what was looked for, if it is not there
     */
    Optional<Shown> prove(Stored<Group> group, Caller caller, Claim.Method method, @Nullable String email) {
        var url = Optional.ofNullable(group.state().entry().url()).orElseThrow(Sites::noWebsite);
        if (method == Claim.Method.mail) {
            var host = Proofs.host(url);
            new FieldErrors()
                    .required(email, "email", 254)
                    .check(email == null || Addresses.isAddress(email), "email", "Must be an e-mail address.")
                    .check(
                            email == null || Proofs.isOfDomain(email.strip(), host),
                            "email",
                            "Must be an address at %s, the group's own domain.".formatted(host))
                    .refuse();
            mails.send(
                    String.valueOf(email).strip(),
                    group.id(),
                    group.state().name(),
                    caller.memberId(),
                    Objects.requireNonNullElse(caller.name(), "Somebody"),
                    host);
            return Optional.empty();
        }
        return switch (proofs.look(method, url, group.id(), caller.memberId())) {
            case Proofs.Found.Proven(String host) -> Optional.of(new Shown(method, host));
            case Proofs.Found.Missing(String sentence) ->
                throw Problem.conflict("not-proven", "We could not see it", sentence);
        };
    }

    void verified(String groupId, String memberId, Claim.Method method, String host) {
        var now = clock.instant();
        groups.verify(
                groupId,
                memberId,
                new Group.Verified(method.name(), host, memberId, now, now.plus(policy.proofLasts())));
    }

    static Problem noWebsite() {
        return Problem.conflict("no-website", "No website is named", "The entry names no website that could be shown.");
    }
}
