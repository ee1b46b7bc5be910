package org.usergroups.portal.groups;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.roster.Confirmation;
import org.usergroups.portal.roster.EntryClient;
import org.usergroups.portal.signin.Viewer;

/** Say that an entry is true: by the link of a mail, without signing in, or on the group's page; and stop what waits. */
@Controller
class ConfirmPages {
    private final EntryClient entries;

    ConfirmPages(EntryClient entries) {
        this.entries = entries;
    }

    @GetMapping("/confirm/{token}")
    ModelAndView ask(@PathVariable String token, Viewer viewer) {
        ModelAndView page = new ModelAndView("confirm");
        page.addObject("entry", entries.confirmation(viewer, token));
        page.addObject("token", token);
        return page;
    }

    @PostMapping("/confirm/{token}")
    String confirm(@PathVariable String token, Viewer viewer, RedirectAttributes next) {
        if (entries.confirmByLink(viewer, token) instanceof Answer.Done<Confirmation> done) {
            next.addFlashAttribute("notice", "notice.confirmed");
            return "redirect:/groups/" + done.value().slug();
        }
        next.addFlashAttribute("notice", "notice.not-done");
        return "redirect:/confirm/" + token;
    }

    @PostMapping("/groups/{slug}/confirm")
    String confirmHere(@PathVariable String slug, Viewer viewer, RedirectAttributes next) {
        boolean isDone = entries.confirm(viewer, slug) instanceof Answer.Done<Confirmation>;
        next.addFlashAttribute("notice", isDone ? "notice.confirmed" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }

    @PostMapping("/groups/{slug}/stop")
    String stop(@PathVariable String slug, @RequestParam String change, Viewer viewer, RedirectAttributes next) {
        boolean isDone = entries.stop(viewer, slug, change) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.stopped" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }
}
