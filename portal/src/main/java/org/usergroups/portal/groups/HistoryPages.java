package org.usergroups.portal.groups;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.roster.EntryClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** What an entry said before, and going back to it. */
@Controller
class HistoryPages {
    private final RosterClient roster;
    private final EntryClient entries;

    HistoryPages(RosterClient roster, EntryClient entries) {
        this.roster = roster;
        this.entries = entries;
    }

    @GetMapping("/groups/{slug}/history")
    ModelAndView history(
            @PathVariable String slug, @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        Group group = roster.group(viewer, slug);
        ModelAndView page = new ModelAndView("history");
        page.addObject("group", group);
        page.addObject("revisions", entries.history(viewer, slug, cursor));
        page.addObject("isFirstPage", cursor == null);
        page.addObject("mayEdit", roster.me(viewer).organizes(group.id()));
        return page;
    }

    @PostMapping("/groups/{slug}/history/{revision}/restore")
    String restore(
            @PathVariable String slug,
            @PathVariable String revision,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String why,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = entries.restore(viewer, slug, revision, version, why) instanceof Answer.Done<Group>;
        next.addFlashAttribute("notice", isDone ? "notice.restored" : "notice.not-done");
        return "redirect:/groups/" + slug + (isDone ? "" : "/history");
    }
}
