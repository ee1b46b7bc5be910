package org.usergroups.portal.groups;

import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Invitation;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Invite somebody to organize a group, and take up an invitation. */
@Controller
class InvitationPages {
    private final RosterClient roster;

    InvitationPages(RosterClient roster) {
        this.roster = roster;
    }

    @GetMapping("/groups/{slug}/invite")
    ModelAndView blank(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        return form(group, "", "organizer", FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/invite")
    Object invite(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "organizer") String role,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer,
            RedirectAttributes next) {
        Map<String, String> fields = Map.of("email", Words.of(email), "role", role);
        return switch (roster.invite(viewer, slug, fields, key)) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", "notice.invited");
                yield "redirect:/groups/" + slug + "/people";
            }
            case Answer.NotDone<Boolean> not ->
                form(roster.group(viewer, slug), email, role, FormErrors.of(not.problem()));
        };
    }

    private static ModelAndView form(Group group, String email, String role, FormErrors errors) {
        ModelAndView page = errors.page("invite");
        page.addObject("group", group);
        page.addObject("email", email);
        page.addObject("role", role);
        return page;
    }

    @GetMapping("/invitations/{token}")
    ModelAndView invitation(@PathVariable String token, Viewer viewer) {
        ModelAndView page = new ModelAndView("invitation");
        page.addObject("invitation", roster.invitation(viewer, token));
        page.addObject("token", token);
        return page;
    }

    @PostMapping("/invitations/{token}")
    String accept(@PathVariable String token, Viewer viewer, RedirectAttributes next) {
        Invitation invitation = roster.invitation(viewer, token);
        if (!viewer.isSignedIn()) {
            return "redirect:/sign-in?to=/invitations/" + token;
        }
        boolean isDone = roster.accept(viewer, token) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute(
                "notice", isDone ? "notice.invitation-taken." + invitation.as() : "notice.invitation-over");
        return "redirect:/groups/" + invitation.groupSlug();
    }
}
