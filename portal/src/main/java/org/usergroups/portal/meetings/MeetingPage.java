package org.usergroups.portal.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.pages.DataBlock;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Languages;
import org.usergroups.portal.pages.Moments;
import org.usergroups.portal.roster.Attendance;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.MeetingClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Series;
import org.usergroups.portal.signin.Viewer;
import tools.jackson.databind.JsonNode;

/** One meeting: when, where, who talks about what, and who comes. */
@Controller
class MeetingPage {
    private final RosterClient roster;
    private final MeetingClient meetings;
    private final Gathering gathering;
    private final Moments moments;

    MeetingPage(RosterClient roster, MeetingClient meetings, Gathering gathering, Moments moments) {
        this.roster = roster;
        this.meetings = meetings;
        this.gathering = gathering;
        this.moments = moments;
    }

    @GetMapping("/groups/{slug}/meetings/{id}")
    ModelAndView meeting(
            @PathVariable String slug, @PathVariable String id, Viewer viewer, HttpServletRequest request) {
        return page(slug, id, viewer, request, GoingForm.EMPTY, FormErrors.NONE);
    }

    /** The past meetings of a group, the latest first, as many as the roster tells. */
    @GetMapping("/groups/{slug}/meetings")
    ModelAndView past(@PathVariable String slug, Viewer viewer) {
        Group group = roster.group(viewer, slug);
        ModelAndView page = new ModelAndView("meetings");
        page.addObject("group", group);
        page.addObject(
                "past",
                roster.meetings(viewer, slug).items().stream()
                        .filter(meeting -> !moments.isAhead(meeting.startsAt()))
                        .sorted(Comparator.comparing(Meeting::startsAt).reversed())
                        .toList());
        return page;
    }

    /** Takes an answer without an account; a mail asks for confirmation. */
    @PostMapping("/groups/{slug}/meetings/{id}/going")
    Object say(
            @PathVariable String slug,
            @PathVariable String id,
            @ModelAttribute("form") GoingForm form,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes next) {
        return switch (meetings.say(id, form.fields(), request.getRemoteAddr())) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", "notice.going-sent");
                yield "redirect:/groups/" + slug + "/meetings/" + id;
            }
            case Answer.NotDone<Boolean> not -> page(slug, id, viewer, request, form, FormErrors.of(not.problem()));
        };
    }

    private ModelAndView page(
            String slug, String id, Viewer viewer, HttpServletRequest request, GoingForm form, FormErrors errors) {
        Parts parts = gathering.begin();
        Parts.Part<Me> me = parts.ask("me", () -> roster.me(viewer));
        Parts.Part<Group> asked = parts.ask("groups", () -> roster.group(viewer, slug));
        Parts.Part<Attendance> attendance = parts.ask("meetings", () -> meetings.attendance(viewer, id));
        Parts.Part<JsonNode> linked = parts.ask("linked", () -> meetings.linkedData(Viewer.VISITOR, id));
        Meeting meeting =
                parts.ask("meetings", () -> meetings.meeting(viewer, id)).get();
        Group group = asked.get();
        if (!meeting.groupId().equals(group.id())) {
            throw new NotFound("meeting");
        }
        ModelAndView page = errors.page("meeting");
        String seriesId = meeting.seriesId();
        if (seriesId != null) {
            addSeries(
                    parts.ask("meetings", () -> meetings.series(viewer, seriesId))
                            .orNull(),
                    request,
                    page);
        }
        page.addObject("group", group);
        page.addObject("meeting", meeting);
        page.addObject(
                "access",
                meeting.access() == null ? group.access() : meeting.access().orElse(group.access()));
        page.addObject("linked", DataBlock.of(linked.unseen()));
        page.addObject("attendance", attendance.or(Attendance.NOBODY));
        page.addObject("mayEdit", me.or(Me.NOBODY).organizes(group.id()));
        page.addObject("isOpen", !meeting.isCalledOff() && moments.isAhead(meeting.startsAt()));
        page.addObject("form", form);
        page.addObject("missing", parts.missing());
        return page;
    }

    private static void addSeries(@Nullable Series series, HttpServletRequest request, ModelAndView page) {
        if (series != null) {
            page.addObject("series", series);
            page.addObject("rhythm", Series.words(series.inWords(), Languages.of(null, request)));
        }
    }

    /** Who comes, for the organizers. */
    @GetMapping("/groups/{slug}/meetings/{id}/who")
    ModelAndView who(@PathVariable String slug, @PathVariable String id, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        ModelAndView page = new ModelAndView("who");
        page.addObject("group", group);
        page.addObject("meeting", meetings.meeting(viewer, id));
        page.addObject("attendees", meetings.attendees(viewer, id).items());
        return page;
    }
}
