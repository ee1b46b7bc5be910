package org.usergroups.portal.claims;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Claim;
import org.usergroups.portal.roster.ClaimClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Organizer;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Ask to look after a group, show that its website is one's own, and decide about those who ask. */
@Controller
class ClaimPages {
    private final RosterClient roster;
    private final ClaimClient claims;

    ClaimPages(RosterClient roster, ClaimClient claims) {
        this.roster = roster;
        this.claims = claims;
    }

    @GetMapping("/groups/{slug}/claim")
    ModelAndView ask(@PathVariable String slug, Viewer viewer) {
        return form(slug, viewer, "", FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/claim")
    Object open(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String why,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (claims.open(viewer, slug, Words.of(why))) {
            case Answer.Done<Claim>(var claim) -> {
                next.addFlashAttribute("notice", "notice.claim-opened");
                yield "redirect:/claims/" + claim.id();
            }
            case Answer.NotDone<Claim> not -> form(slug, viewer, why, FormErrors.of(not.problem()));
        };
    }

    private ModelAndView form(String slug, Viewer viewer, String why, FormErrors errors) {
        Group group = roster.group(viewer, slug);
        List<Organizer> organizers = roster.organizers(viewer, slug).items().stream()
                .filter(person -> "organizer".equals(person.role()))
                .toList();
        ModelAndView page = errors.page("claim-form");
        page.addObject("group", group);
        page.addObject("organizers", organizers);
        page.addObject("isLookedAfter", !organizers.isEmpty() && !group.askable());
        page.addObject("why", why);
        return page;
    }

    @GetMapping("/claims/{id}")
    ModelAndView claim(@PathVariable String id, Viewer viewer) {
        return page(id, viewer, FormErrors.NONE);
    }

    @PostMapping("/claims/{id}/proof")
    Object prove(
            @PathVariable String id,
            @RequestParam String method,
            @RequestParam(defaultValue = "") String email,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (claims.prove(viewer, id, method, Words.of(email))) {
            case Answer.Done<Claim>(var claim) -> {
                next.addFlashAttribute(
                        "notice",
                        method.equals("mail")
                                ? "notice.site-mailed"
                                : claim.isOpen() ? "notice.site-shown" : "notice.claim-granted");
                yield "redirect:/claims/" + id;
            }
            case Answer.NotDone<Claim> not ->
                page(id, viewer, FormErrors.of(not.problem())).addObject("email", email);
        };
    }

    @PostMapping("/claims/{id}/withdraw")
    String withdraw(@PathVariable String id, Viewer viewer, RedirectAttributes next) {
        boolean isDone = claims.withdraw(viewer, id) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.claim-withdrawn" : "notice.not-done");
        return "redirect:/claims/" + id;
    }

    @PostMapping("/claims/{id}/decision")
    Object decide(
            @PathVariable String id,
            @RequestParam boolean grant,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (claims.decide(viewer, id, grant, Words.of(reason))) {
            case Answer.Done<Claim>(var claim) -> {
                next.addFlashAttribute("notice", "notice.claim-" + claim.state());
                yield "redirect:/claims/" + id;
            }
            case Answer.NotDone<Claim> not -> page(id, viewer, FormErrors.of(not.problem()));
        };
    }

    private ModelAndView page(String id, Viewer viewer, FormErrors errors) {
        Claim claim = claims.claim(viewer, id);
        ModelAndView page = errors.page("claim");
        page.addObject("claim", claim);
        page.addObject("site", claim.site());
        return page;
    }
}
