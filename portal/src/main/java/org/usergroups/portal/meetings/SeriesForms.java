package org.usergroups.portal.meetings;

import jakarta.servlet.http.HttpServletRequest;
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
import org.usergroups.portal.pages.Languages;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.MeetingClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Series;
import org.usergroups.portal.signin.Viewer;

/** Announce meetings that repeat, look at what a rule means first, change it, and end it. */
@Controller
class SeriesForms {
    private static final String PREVIEW = "preview";

    private final RosterClient roster;
    private final MeetingClient meetings;
    private final Places places;

    SeriesForms(RosterClient roster, MeetingClient meetings, Places places) {
        this.roster = roster;
        this.meetings = meetings;
        this.places = places;
    }

    @GetMapping("/groups/{slug}/series/new")
    ModelAndView blank(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        return form(group, null, SeriesForm.empty(group.zone()), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/series/new")
    Object begin(
            @PathVariable String slug,
            @ModelAttribute("form") SeriesForm form,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String press,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes next) {
        if (PREVIEW.equals(press)) {
            return preview(roster.group(viewer, slug), null, form, viewer, request);
        }
        return switch (meetings.begin(viewer, slug, form.fields(true), key)) {
            case Answer.Done<Series> done -> {
                next.addFlashAttribute("notice", "notice.series-begun");
                yield "redirect:/groups/" + slug;
            }
            case Answer.NotDone<Series> not -> refused(roster.group(viewer, slug), null, form, not.problem());
        };
    }

    @GetMapping("/groups/{slug}/series/{id}/edit")
    ModelAndView current(@PathVariable String slug, @PathVariable String id, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        Series series = meetings.series(viewer, id);
        return form(group, series, SeriesForm.of(series), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/series/{id}/edit")
    Object edit(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam long version,
            @ModelAttribute("form") SeriesForm form,
            @RequestParam(required = false) @Nullable String press,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes next) {
        if (PREVIEW.equals(press)) {
            ModelAndView page = preview(roster.group(viewer, slug), meetings.series(viewer, id), form, viewer, request);
            page.addObject("version", version);
            return page;
        }
        return switch (meetings.editSeries(viewer, id, version, form.fields(false))) {
            case Answer.Done<Series> done -> {
                next.addFlashAttribute("notice", "notice.series-saved");
                yield "redirect:/groups/" + slug;
            }
            case Answer.Refused<Series>(Problem problem) -> {
                ModelAndView page = refused(roster.group(viewer, slug), meetings.series(viewer, id), form, problem);
                page.addObject("version", version);
                yield page;
            }
            case Answer.Stale<Series> stale -> {
                Series stored = meetings.series(viewer, id);
                yield Conflict.page(
                        stored.title(),
                        "/groups/" + slug + "/series/" + id + "/edit",
                        stored.version(),
                        form.differences(stored));
            }
        };
    }

    @PostMapping("/groups/{slug}/series/{id}/end")
    String end(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:/groups/" + slug + "/series/" + id + "/edit";
        }
        boolean isDone = meetings.end(viewer, id, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.series-ended" : "notice.not-done");
        return "redirect:/groups/" + slug;
    }

    private ModelAndView preview(
            Group group, @Nullable Series series, SeriesForm form, Viewer viewer, HttpServletRequest request) {
        return switch (meetings.preview(viewer, group.slug(), form.fields(true))) {
            case Answer.Done<Series.Preview>(Series.Preview preview) -> {
                ModelAndView page = form(group, series, form, FormErrors.NONE);
                page.addObject("preview", preview);
                page.addObject("rhythm", Series.words(preview.inWords(), Languages.of(null, request)));
                yield page;
            }
            case Answer.NotDone<Series.Preview> not -> refused(group, series, form, not.problem());
        };
    }

    private ModelAndView refused(Group group, @Nullable Series series, SeriesForm form, Problem problem) {
        return form(group, series, form, FormErrors.of(problem));
    }

    private ModelAndView form(Group group, @Nullable Series series, SeriesForm form, FormErrors errors) {
        ModelAndView page = errors.page("series-form");
        page.addObject("group", group);
        page.addObject("series", series);
        page.addObject("version", series == null ? null : series.version());
        page.addObject("form", form);
        page.addObject("rhythms", SeriesForm.RHYTHMS);
        page.addObject("zones", places.zones());
        return page;
    }
}
