package org.usergroups.portal.claims;

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
import org.usergroups.portal.roster.ClaimClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Site;
import org.usergroups.portal.signin.Viewer;

/** Show that a group's website is its own; and where the links that show it lead. */
@Controller
class SitePages {
    private final RosterClient roster;
    private final ClaimClient claims;

    SitePages(RosterClient roster, ClaimClient claims) {
        this.roster = roster;
        this.claims = claims;
    }

    @GetMapping("/groups/{slug}/site")
    ModelAndView own(@PathVariable String slug, Viewer viewer) {
        return page(slug, viewer, FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/site/proof")
    Object verify(
            @PathVariable String slug,
            @RequestParam String method,
            @RequestParam(defaultValue = "") String email,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (claims.verify(viewer, slug, method, Words.of(email))) {
            case Answer.Done<Site> done -> {
                next.addFlashAttribute(
                        "notice", method.equals("mail") ? "notice.site-mailed" : "notice.site-confirmed");
                yield "redirect:/groups/" + slug + "/site";
            }
            case Answer.NotDone<Site> not ->
                page(slug, viewer, FormErrors.of(not.problem())).addObject("email", email);
        };
    }

    private ModelAndView page(String slug, Viewer viewer, FormErrors errors) {
        Group group = roster.organizedGroup(viewer, slug);
        String url = group.url();
        ModelAndView page = errors.page("site");
        page.addObject("group", group);
        page.addObject("site", url == null || url.isEmpty() ? null : claims.site(viewer, slug));
        return page;
    }

    /** Where a {@code rel=me} link of a website leads; it tells no more than whose group it is about. */
    @GetMapping("/sites/{group}/{proof}")
    ModelAndView linked(@PathVariable("group") String groupId, @PathVariable String proof) {
        ModelAndView page = new ModelAndView("site-linked");
        page.addObject("group", roster.group(Viewer.VISITOR, groupId));
        return page;
    }

    @GetMapping("/sites/mail/{token}")
    ModelAndView ask(@PathVariable String token, Viewer viewer) {
        ModelAndView page = new ModelAndView("site-mail");
        page.addObject("mail", claims.mail(viewer, token));
        page.addObject("token", token);
        return page;
    }

    @PostMapping("/sites/mail/{token}")
    String answer(@PathVariable String token, Viewer viewer, RedirectAttributes next) {
        if (claims.answerMail(viewer, token) instanceof Answer.Done<ClaimClient.SiteMail> done) {
            next.addFlashAttribute("notice", "notice.site-answered");
            return "redirect:/groups/" + done.value().groupSlug();
        }
        next.addFlashAttribute("notice", "notice.not-done");
        return "redirect:/sites/mail/" + token;
    }
}
