package org.usergroups.portal.care;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.usergroups.portal.roster.EntryClient;
import org.usergroups.portal.roster.Pair;
import org.usergroups.portal.signin.Viewer;

/** What waits for the coordinators: one list, each item with one form. */
@Controller
class QueuePages {
    private static final List<String> OUTCOMES = List.of("nothing", "corrected", "dormant", "archived", "deleted");

    private final CareClient care;
    private final EntryClient entries;

    QueuePages(CareClient care, EntryClient entries) {
        this.care = care;
        this.entries = entries;
    }

    @GetMapping("/queue")
    ModelAndView queue(Viewer viewer) {
        return queue(viewer, FormErrors.NONE);
    }

    private ModelAndView queue(Viewer viewer, FormErrors errors) {
        ModelAndView page = errors.page("queue");
        page.addObject("queue", care.queue(viewer));
        page.addObject("outcomes", OUTCOMES);
        return page;
    }

    @PostMapping("/queue/reports/{slug}/{id}")
    Object decide(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes next) {
        return after(care.decide(viewer, slug, id, outcome, Words.of(reason)), "notice.report-answered", viewer, next);
    }

    @PostMapping("/queue/flags/{id}")
    Object lookedAt(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String status,
            Viewer viewer,
            RedirectAttributes next) {
        return after(care.lookedAt(viewer, id, Words.of(reason), status), "notice.looked-at", viewer, next);
    }

    @PostMapping("/queue/pending/{slug}/stop")
    Object stop(@PathVariable String slug, Viewer viewer, RedirectAttributes next) {
        return after(entries.stopAll(viewer, slug), "notice.stopped", viewer, next);
    }

    @PostMapping("/queue/duplicates/{id}/apart")
    Object keepApart(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes next) {
        return after(care.keepApart(viewer, id, Words.of(reason)), "notice.kept-apart", viewer, next);
    }

    private Object after(Answer<Boolean> answer, String notice, Viewer viewer, RedirectAttributes next) {
        return switch (answer) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", notice);
                yield "redirect:/queue";
            }
            case Answer.NotDone<Boolean> not -> queue(viewer, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/duplicates/{id}")
    ModelAndView compare(
            @PathVariable String id, @RequestParam(required = false) @Nullable String keeper, Viewer viewer) {
        return compare(care.pair(viewer, id), keeper, List.of(), "", FormErrors.NONE);
    }

    private static ModelAndView compare(
            Pair pair, @Nullable String keeper, List<String> fromOther, String reason, FormErrors errors) {
        boolean isOther = pair.b() != null && pair.b().id().equals(keeper);
        ModelAndView page = errors.page("duplicate");
        page.addObject("pair", pair);
        page.addObject("keeper", isOther ? pair.b() : pair.a());
        page.addObject("other", isOther ? pair.a() : pair.b());
        page.addObject("fromOther", fromOther);
        page.addObject("reason", reason);
        return page;
    }

    @PostMapping("/duplicates/{id}")
    Object merge(
            @PathVariable String id,
            @RequestParam String keeper,
            @RequestParam(defaultValue = "") List<String> fromOther,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            return compare(care.pair(viewer, id), keeper, fromOther, reason, FormErrors.NONE)
                    .addObject("notice", "notice.not-sure");
        }
        return switch (care.merge(viewer, id, keeper, fromOther, Words.of(reason))) {
            case Answer.Done<Pair>(Pair pair) -> {
                next.addFlashAttribute("notice", "notice.merged");
                boolean isA = pair.a() != null && pair.a().id().equals(keeper);
                yield "redirect:/groups/"
                        + Objects.requireNonNull(isA ? pair.a() : pair.b()).slug();
            }
            case Answer.NotDone<Pair> not ->
                compare(care.pair(viewer, id), keeper, fromOther, reason, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/audit")
    ModelAndView audit(@RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        ModelAndView page = new ModelAndView("audit");
        page.addObject("lines", care.audit(viewer, cursor));
        return page;
    }
}
