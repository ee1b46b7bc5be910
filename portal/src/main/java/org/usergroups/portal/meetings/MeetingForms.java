package org.usergroups.portal.meetings;

import org.jspecify.annotations.Nullable;
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
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.MeetingClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Announce a meeting, change it, call it off, or take it away. */
@Controller
class MeetingForms {
    private final RosterClient roster;
    private final MeetingClient meetings;
    private final Places places;

    MeetingForms(RosterClient roster, MeetingClient meetings, Places places) {
        this.roster = roster;
        this.meetings = meetings;
        this.places = places;
    }

    @GetMapping("/groups/{slug}/meetings/new")
    ModelAndView blank(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        return form(group, null, MeetingForm.empty(group.zone()), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/meetings/new")
    Object announce(
            @PathVariable String slug,
            @ModelAttribute("form") MeetingForm form,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (meetings.announce(viewer, slug, form.fields(true), key)) {
            case Answer.Done<Meeting> done -> {
                next.addFlashAttribute("notice", "notice.meeting-announced");
                yield "redirect:/groups/" + slug;
            }
            case Answer.NotDone<Meeting> not ->
                form(roster.group(viewer, slug), null, form, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/groups/{slug}/meetings/{id}/edit")
    ModelAndView current(@PathVariable String slug, @PathVariable String id, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        Meeting meeting = meetings.meeting(viewer, id);
        return form(group, meeting, MeetingForm.of(meeting), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/meetings/{id}/edit")
    Object edit(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam long version,
            @ModelAttribute("form") MeetingForm form,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (meetings.edit(viewer, id, version, form.fields(false))) {
            case Answer.Done<Meeting> done -> {
                next.addFlashAttribute("notice", "notice.meeting-saved");
                yield "redirect:/groups/" + slug + "/meetings/" + id;
            }
            case Answer.Refused<Meeting>(Problem problem) -> {
                ModelAndView page =
                        form(roster.group(viewer, slug), meetings.meeting(viewer, id), form, FormErrors.of(problem));
                page.addObject("version", version);
                yield page;
            }
            case Answer.Stale<Meeting> stale -> {
                Meeting stored = meetings.meeting(viewer, id);
                yield Conflict.page(
                        stored.title(),
                        "/groups/" + slug + "/meetings/" + id + "/edit",
                        stored.version(),
                        form.differences(stored));
            }
        };
    }

    @PostMapping("/groups/{slug}/meetings/{id}/call-off")
    String callOff(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam long version,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = meetings.callOff(viewer, id, version) instanceof Answer.Done<Meeting>;
        next.addFlashAttribute("notice", isDone ? "notice.meeting-called-off" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }

    @PostMapping("/groups/{slug}/meetings/{id}/delete")
    String delete(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:/groups/" + slug + "/meetings/" + id + "/edit";
        }
        boolean isDone = meetings.delete(viewer, id, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.meeting-deleted" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }

    private ModelAndView form(Group group, @Nullable Meeting meeting, MeetingForm form, FormErrors errors) {
        ModelAndView page = errors.page("meeting-form");
        page.addObject("group", group);
        page.addObject("meeting", meeting);
        page.addObject("version", meeting == null ? null : meeting.version());
        page.addObject("form", form);
        page.addObject("zones", places.zones());
        return page;
    }
}
