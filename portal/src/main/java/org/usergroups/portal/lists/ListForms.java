package org.usergroups.portal.lists;

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
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.list.MailingList;
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Open, edit and delete a mailing list. */
@Controller
class ListForms {
    private final ListClient lists;
    private final RosterClient roster;

    ListForms(ListClient lists, RosterClient roster) {
        this.lists = lists;
        this.roster = roster;
    }

    @GetMapping("/lists/new")
    ModelAndView blank(@RequestParam String group, Viewer viewer) {
        Group found = roster.organizedGroup(viewer, group);
        return form(found, null, new ListForm(found.slug(), found.name(), null), FormErrors.NONE);
    }

    @PostMapping("/lists/new")
    Object open(
            @RequestParam String group,
            @ModelAttribute("form") ListForm form,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer,
            RedirectAttributes next) {
        Group found = roster.organizedGroup(viewer, group);
        return switch (lists.open(viewer, form.newList(found.id()), key)) {
            case Answer.Done<MailingList>(var list) -> shown(list.name(), "notice.list-opened", next);
            case Answer.NotDone<MailingList> not -> form(found, null, form, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/lists/{name}/edit")
    ModelAndView current(@PathVariable String name, Viewer viewer) {
        MailingList list = lists.list(viewer, name);
        return form(roster.organizedGroup(viewer, list.groupId()), list, ListForm.of(list), FormErrors.NONE);
    }

    @PostMapping("/lists/{name}/edit")
    Object edit(
            @PathVariable String name,
            @RequestParam long version,
            @ModelAttribute("form") ListForm form,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (lists.edit(viewer, name, version, form.changes())) {
            case Answer.Done<MailingList> done -> shown(name, "notice.list-saved", next);
            case Answer.Refused<MailingList>(var problem) -> {
                MailingList list = lists.list(viewer, name);
                ModelAndView page =
                        form(roster.organizedGroup(viewer, list.groupId()), list, form, FormErrors.of(problem));
                page.addObject("version", version);
                yield page;
            }
            case Answer.Stale<MailingList> stale -> {
                MailingList stored = lists.list(viewer, name);
                yield Conflict.page(
                        stored.title(), "/lists/" + name + "/edit", stored.version(), form.differences(stored));
            }
        };
    }

    @PostMapping("/lists/{name}/delete")
    String delete(
            @PathVariable String name,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:/lists/" + name + "/edit";
        }
        Group group = roster.group(viewer, lists.list(viewer, name).groupId());
        boolean isDone = lists.delete(viewer, name, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.list-deleted" : "notice.not-done");
        return isDone ? "redirect:/groups/" + group.slug() : "redirect:/lists/" + name + "/edit";
    }

    private static String shown(String name, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/lists/" + name;
    }

    private static ModelAndView form(Group group, @Nullable MailingList list, ListForm form, FormErrors errors) {
        ModelAndView page = errors.page("list-form");
        page.addObject("group", group);
        page.addObject("list", list);
        page.addObject("version", list == null ? null : list.version());
        page.addObject("form", form);
        return page;
    }
}
