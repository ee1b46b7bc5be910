package org.usergroups.roster.claims;

import java.time.InstantSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;

/** Where the link in a mail to a group's own domain leads. A GET changes nothing, since mail scanners open links. */
@RestController
@RequestMapping("/api/roster/site-mails/{token}")
class ProofMailController {

    private final ProofMails mails;
    private final Claims claims;
    private final Claiming claiming;
    private final Sites sites;
    private final Groups groups;
    private final Accounts accounts;
    private final InstantSource clock;

    ProofMailController(
            ProofMails mails,
            Claims claims,
            Claiming claiming,
            Sites sites,
            Groups groups,
            Accounts accounts,
            InstantSource clock) {
        this.mails = mails;
        this.claims = claims;
        this.claiming = claiming;
        this.sites = sites;
        this.groups = groups;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Question(String groupName, String groupSlug, String member, String url) {}

    @GetMapping
    Question read(@PathVariable String token) {
        return question(mail(token));
    }

    @PostMapping
    Question answer(@PathVariable String token) {
        var mail = mail(token);
        var question = question(mail);
        if (!mail.url().equals(groups.get(mail.groupId()).state().entry().url())) {
            throw Problem.gone("The entry names another website by now. Ask for another mail.");
        }
        // What it does comes first: after a crash in between, the link still works.
        var proof = new Claim.Proof(Claim.Method.mail, mail.url(), clock.instant());
        var claim = claims.openOf(mail.groupId(), mail.memberId());
        if (claim.isPresent()) {
            claiming.proven(claim.get(), proof);
        } else if (accounts.isOrganizer(mail.memberId(), mail.groupId())) {
            sites.verified(mail.groupId(), mail.memberId(), proof);
        } else {
            throw Problem.gone("The request that this mail belongs to has ended.");
        }
        mails.forget(token);
        return question;
    }

    private Question question(ProofMails.ProofMail mail) {
        var group = groups.get(mail.groupId()).state();
        var member = accounts.find(mail.memberId())
                .map(account -> account.state().displayName())
                .orElseThrow(ProofMailController::tooOld);
        return new Question(group.name(), group.slug(), member, mail.url());
    }

    private ProofMails.ProofMail mail(String token) {
        return mails.find(token).orElseThrow(ProofMailController::tooOld);
    }

    private static Problem tooOld() {
        return Problem.gone("This link is used or too old. Ask for another mail.");
    }
}
