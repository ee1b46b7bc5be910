package org.usergroups.portal.care;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
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
import org.usergroups.portal.roster.CareClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Say that an entry is not right, and answer it. */
@Controller
class ReportPages {
    private static final List<String> REASONS = List.of("closed", "wrong", "duplicate", "spam", "other");

    private final RosterClient roster;
    private final CareClient care;

    ReportPages(RosterClient roster, CareClient care) {
        this.roster = roster;
        this.care = care;
    }

    @GetMapping("/groups/{slug}/report")
    ModelAndView ask(@PathVariable String slug, Viewer viewer) {
        return form(roster.group(viewer, slug), Map.of(), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/report")
    Object report(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String email,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes next) {
        Map<String, String> fields = new HashMap<>(Map.of("reason", reason, "text", Words.of(text)));
        if (!other.isBlank()) {
            fields.put("other", Words.of(other));
        }
        if (!email.isBlank()) {
            fields.put("email", Words.of(email));
        }
        return switch (care.report(viewer, slug, fields, request.getRemoteAddr())) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", "notice.reported");
                yield "redirect:/groups/" + slug;
            }
            case Answer.NotDone<Boolean> not -> form(roster.group(viewer, slug), fields, FormErrors.of(not.problem()));
        };
    }

    private static ModelAndView form(Group group, Map<String, String> typed, FormErrors errors) {
        ModelAndView page = errors.page("report");
        page.addObject("group", group);
        page.addObject("reasons", REASONS);
        page.addObject("typed", typed);
        return page;
    }

    @PostMapping("/groups/{slug}/duplicates")
    String lookForDuplicates(@PathVariable String slug, Viewer viewer, RedirectAttributes next) {
        String notice =
                care.lookForDuplicates(viewer, slug) instanceof Answer.Done<CareClient.Found>(CareClient.Found found)
                        ? found.items().isEmpty() ? "notice.duplicates-none" : "notice.duplicates-found"
                        : "notice.not-done";
        next.addFlashAttribute("notice", notice);
        return "redirect:/groups/" + slug;
    }

    @GetMapping("/groups/{slug}/reports")
    ModelAndView list(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        ModelAndView page = new ModelAndView("reports");
        page.addObject("group", group);
        page.addObject("reports", care.reports(viewer, slug));
        return page;
    }

    @PostMapping("/groups/{slug}/reports/{id}/answer")
    String answer(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = care.decide(viewer, slug, id, outcome, Words.of(reason)) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.report-answered" : "notice.not-done");
        return "redirect:/groups/" + slug + "/reports";
    }

    @PostMapping("/groups/{slug}/reports/{id}/appeal")
    String appeal(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = care.appeal(viewer, slug, id, Words.of(text)) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.report-appealed" : "notice.not-done");
        return "redirect:/groups/" + slug + "/reports";
    }
}
