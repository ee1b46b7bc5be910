package org.usergroups.portal.groups;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Announce a meeting, or call it off. */
@Controller
class MeetingForms {
    private final RosterClient roster;
    private final Places places;

    MeetingForms(RosterClient roster, Places places) {
        this.roster = roster;
        this.places = places;
    }

    @GetMapping("/groups/{slug}/meetings/new")
    ModelAndView blank(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        return form(group, MeetingForm.empty(group.zone()), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/meetings/new")
    Object announce(
            @PathVariable String slug,
            @ModelAttribute("form") MeetingForm form,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (roster.announce(viewer, slug, form.fields(), key)) {
            case Answer.Done<Meeting> done -> {
                next.addFlashAttribute("notice", "notice.meeting-announced");
                yield "redirect:/groups/" + slug + "#meetings";
            }
            case Answer.Refused<Meeting>(Problem problem) ->
                form(roster.group(viewer, slug), form, FormErrors.of(problem));
            case Answer.Stale<Meeting>(Problem problem) ->
                form(roster.group(viewer, slug), form, FormErrors.of(problem));
        };
    }

    @PostMapping("/groups/{slug}/meetings/{id}/call-off")
    String callOff(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam long version,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = roster.callOff(viewer, id, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.meeting-called-off" : "notice.not-done");
        return "redirect:/groups/" + slug + "#meetings";
    }

    private ModelAndView form(Group group, MeetingForm form, FormErrors errors) {
        ModelAndView page = new ModelAndView("meeting-form");
        page.addObject("group", group);
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("zones", places.zones());
        page.setStatus(errors.isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
