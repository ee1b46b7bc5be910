package org.usergroups.portal.care;

import java.util.Map;
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
import org.usergroups.portal.roster.FeaturedClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Name a group as one worth a visit, for how long and why; or no longer. */
@Controller
class FeaturedPages {
    private final RosterClient roster;
    private final FeaturedClient featured;

    FeaturedPages(RosterClient roster, FeaturedClient featured) {
        this.roster = roster;
        this.featured = featured;
    }

    @GetMapping("/groups/{slug}/featured")
    ModelAndView ask(@PathVariable String slug, Viewer viewer) {
        roster.requireCoordinator(viewer);
        Group group = roster.group(viewer, slug);
        Group.Featured term = group.featured();
        return form(
                group,
                term == null ? Map.of() : Map.of("until", term.until().toString(), "note", term.note()),
                FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/featured")
    Object feature(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String note,
            Viewer viewer,
            RedirectAttributes next) {
        Map<String, String> term = Map.of("until", Words.of(until), "note", Words.of(note));
        return switch (featured.feature(viewer, slug, term)) {
            case Answer.Done<Group> done -> {
                next.addFlashAttribute("notice", "notice.featured");
                yield "redirect:/groups/" + slug;
            }
            case Answer.NotDone<Group> not -> form(roster.group(viewer, slug), term, FormErrors.of(not.problem()));
        };
    }

    @PostMapping("/groups/{slug}/featured/end")
    String end(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String why,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = featured.end(viewer, slug, Words.of(why)) instanceof Answer.Done<Group>;
        next.addFlashAttribute("notice", isDone ? "notice.featured-ended" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }

    private static ModelAndView form(Group group, Map<String, String> typed, FormErrors errors) {
        ModelAndView page = errors.page("featured");
        page.addObject("group", group);
        page.addObject("typed", typed);
        return page;
    }
}
