package org.usergroups.portal.groups;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.PeopleClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Who looks after a group: hand over, end it for somebody, leave, take back invitations. */
@Controller
class PeoplePages {
    private final RosterClient roster;
    private final PeopleClient people;

    PeoplePages(RosterClient roster, PeopleClient people) {
        this.roster = roster;
        this.people = people;
    }

    @GetMapping("/groups/{slug}/people")
    ModelAndView list(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        ModelAndView page = new ModelAndView("people");
        page.addObject("group", group);
        page.addObject("me", roster.mine(viewer));
        page.addObject("organizers", roster.organizers(viewer, slug).items());
        page.addObject("invitations", people.invitations(viewer, slug).items());
        return page;
    }

    @PostMapping("/groups/{slug}/people/{member}/remove")
    String remove(@PathVariable String slug, @PathVariable String member, Viewer viewer, RedirectAttributes next) {
        Me me = roster.mine(viewer);
        boolean isDone = people.remove(viewer, slug, member) instanceof Answer.Done<Boolean>;
        boolean isLeft = isDone && member.equals(me.id());
        next.addFlashAttribute(
                "notice", isLeft ? "notice.left" : isDone ? "notice.person-removed" : "notice.person-stays");
        return "redirect:/groups/" + slug + (isLeft ? "" : "/people");
    }

    /** Whether the group's page names this person. */
    @PostMapping("/groups/{slug}/people/shown")
    String show(
            @PathVariable String slug,
            @RequestParam(name = "public", defaultValue = "false") boolean isPublic,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = people.show(viewer, slug, isPublic) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute(
                "notice", !isDone ? "notice.not-done" : isPublic ? "notice.person-shown" : "notice.person-hidden");
        return "redirect:/groups/" + slug + "/people";
    }

    @PostMapping("/groups/{slug}/people/{member}/owner")
    String handOver(@PathVariable String slug, @PathVariable String member, Viewer viewer, RedirectAttributes next) {
        boolean isDone = people.handOver(viewer, slug, member) instanceof Answer.Done<Boolean>;
        boolean isWaiting = isDone && !roster.group(viewer, slug).pending().isEmpty();
        next.addFlashAttribute(
                "notice", isWaiting ? "notice.group-waits" : isDone ? "notice.handed-over" : "notice.not-done");
        return "redirect:/groups/" + slug + "/people";
    }

    @PostMapping("/groups/{slug}/invitations/{id}/withdraw")
    String withdraw(@PathVariable String slug, @PathVariable String id, Viewer viewer, RedirectAttributes next) {
        boolean isDone = people.withdraw(viewer, slug, id) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.invitation-withdrawn" : "notice.not-done");
        return "redirect:/groups/" + slug + "/people";
    }
}
