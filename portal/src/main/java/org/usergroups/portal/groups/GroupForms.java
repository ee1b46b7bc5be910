package org.usergroups.portal.groups;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.EntryClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Register, edit and delete a group. */
@Controller
class GroupForms {
    private final RosterClient roster;
    private final EntryClient entries;
    private final Places places;
    private final MessageSource messages;

    GroupForms(RosterClient roster, EntryClient entries, Places places, MessageSource messages) {
        this.roster = roster;
        this.entries = entries;
        this.places = places;
        this.messages = messages;
    }

    @GetMapping("/groups/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable String country) {
        return form(GroupForm.empty(country), null, FormErrors.NONE);
    }

    @PostMapping("/groups/new")
    Object register(
            @ModelAttribute("form") GroupForm form,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer,
            RedirectAttributes next) {
        if (!form.isSomewhere()) {
            return form(form, null, nowhere());
        }
        return switch (roster.register(viewer, form.fields(), key)) {
            case Answer.Done<Group>(Group group) -> saved(group, "notice.group-registered", next);
            case Answer.NotDone<Group> not -> form(form, null, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/groups/{slug}/edit")
    ModelAndView current(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        return form(GroupForm.of(group), group, FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/edit")
    Object edit(
            @PathVariable String slug,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String why,
            @ModelAttribute("form") GroupForm form,
            Viewer viewer,
            RedirectAttributes next) {
        Group before = roster.group(viewer, slug);
        if (!form.isSomewhere()) {
            return form(form, before, version, why, nowhere());
        }
        return switch (entries.edit(viewer, slug, version, form.fields(before), Words.of(why))) {
            case Answer.Done<Group>(Group group) ->
                saved(group, group.pending().isEmpty() ? "notice.group-saved" : "notice.group-waits", next);
            case Answer.Refused<Group>(var problem) -> form(form, before, version, why, FormErrors.of(problem));
            case Answer.Stale<Group> stale -> {
                Group stored = roster.group(viewer, slug);
                yield Conflict.page(
                        stored.name(),
                        "/groups/" + stored.slug() + "/edit",
                        stored.version(),
                        form.differences(stored));
            }
        };
    }

    @PostMapping("/groups/{slug}/delete")
    String delete(
            @PathVariable String slug,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:/groups/" + slug + "/edit";
        }
        return switch (roster.delete(viewer, slug, version)) {
            case Answer.Done<Boolean>(Boolean isGone) -> {
                next.addFlashAttribute("notice", isGone ? "notice.group-deleted" : "notice.group-deletion-waits");
                yield isGone ? "redirect:/room" : "redirect:/groups/" + slug;
            }
            case Answer.Refused<Boolean> refused -> notDeleted(slug, next);
            case Answer.Stale<Boolean> stale -> notDeleted(slug, next);
        };
    }

    private static String notDeleted(String slug, RedirectAttributes next) {
        next.addFlashAttribute("notice", "notice.not-done");
        return "redirect:/groups/" + slug + "/edit";
    }

    private static String saved(Group group, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/groups/" + group.slug();
    }

    private FormErrors nowhere() {
        return FormErrors.of(
                "location", messages.getMessage("group.location.wrong", null, LocaleContextHolder.getLocale()));
    }

    /** The form again, over the version that was read. */
    private ModelAndView form(GroupForm form, Group group, long version, String why, FormErrors errors) {
        ModelAndView page = form(form, group, errors);
        page.addObject("version", version);
        page.addObject("why", why);
        return page;
    }

    private ModelAndView form(GroupForm form, @Nullable Group group, FormErrors errors) {
        ModelAndView page = errors.page("group-form");
        page.addObject("form", form);
        page.addObject("group", group);
        page.addObject("version", group == null ? null : group.version());
        page.addObject("countries", places.countries());
        page.addObject("zones", places.zones());
        return page;
    }
}
