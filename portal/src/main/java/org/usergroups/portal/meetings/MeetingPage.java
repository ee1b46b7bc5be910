package org.usergroups.portal.meetings;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.MeetingClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Series;
import org.usergroups.portal.signin.Viewer;

/** One meeting: when, where, and who talks about what. */
@Controller
class MeetingPage {
    private final RosterClient roster;
    private final MeetingClient meetings;
    private final Gathering gathering;

    MeetingPage(RosterClient roster, MeetingClient meetings, Gathering gathering) {
        this.roster = roster;
        this.meetings = meetings;
        this.gathering = gathering;
    }

    @GetMapping("/groups/{slug}/meetings/{id}")
    String meeting(@PathVariable String slug, @PathVariable String id, Viewer viewer, Model model) {
        Parts parts = gathering.begin();
        Parts.Part<Me> me = parts.ask("me", () -> roster.me(viewer));
        Parts.Part<Group> asked = parts.ask("groups", () -> roster.group(viewer, slug));
        Meeting meeting =
                parts.ask("meetings", () -> meetings.meeting(viewer, id)).get();
        Group group = asked.get();
        if (!meeting.groupId().equals(group.id())) {
            throw new NotFound("meeting");
        }
        if (!group.slug().equals(slug)) {
            return "redirect:/groups/" + group.slug() + "/meetings/" + id;
        }
        String seriesId = meeting.seriesId();
        if (seriesId != null) {
            Series series = parts.ask("meetings", () -> meetings.series(viewer, seriesId))
                    .get();
            model.addAttribute("series", series);
            model.addAttribute("rhythm", Series.words(series.inWords(), LocaleContextHolder.getLocale()));
        }
        model.addAttribute("group", group);
        model.addAttribute("meeting", meeting);
        model.addAttribute("mayEdit", me.or(Me.NOBODY).organizes(group.id()));
        model.addAttribute("missing", parts.missing());
        return "meeting";
    }
}
