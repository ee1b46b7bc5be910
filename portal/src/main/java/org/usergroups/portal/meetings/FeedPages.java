package org.usergroups.portal.meetings;

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
import org.usergroups.portal.roster.CalendarFeed;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.MeetingClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** The group's own calendar: where it is, and how fetching it goes. */
@Controller
class FeedPages {
    private final RosterClient roster;
    private final MeetingClient meetings;

    FeedPages(RosterClient roster, MeetingClient meetings) {
        this.roster = roster;
        this.meetings = meetings;
    }

    @GetMapping("/groups/{slug}/calendar-feed")
    ModelAndView current(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        CalendarFeed feed = meetings.feed(viewer, slug);
        return page(group, feed, Words.of(feed.url()), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/calendar-feed")
    Object name(@PathVariable String slug, @RequestParam String url, Viewer viewer, RedirectAttributes next) {
        return switch (meetings.nameFeed(viewer, slug, Words.of(url))) {
            case Answer.Done<CalendarFeed> done -> {
                next.addFlashAttribute("notice", "notice.feed-named");
                yield "redirect:/groups/" + slug + "/calendar-feed";
            }
            case Answer.NotDone<CalendarFeed> not ->
                page(roster.group(viewer, slug), meetings.feed(viewer, slug), url, FormErrors.of(not.problem()));
        };
    }

    @PostMapping("/groups/{slug}/calendar-feed/remove")
    String remove(@PathVariable String slug, Viewer viewer, RedirectAttributes next) {
        boolean isDone = meetings.deleteFeed(viewer, slug) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.feed-removed" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }

    private static ModelAndView page(Group group, CalendarFeed feed, String url, FormErrors errors) {
        ModelAndView page = errors.page("calendar-feed");
        page.addObject("group", group);
        page.addObject("calendar", feed);
        page.addObject("url", url);
        return page;
    }
}
