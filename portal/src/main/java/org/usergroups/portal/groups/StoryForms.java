package org.usergroups.portal.groups;

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
import org.usergroups.portal.roster.EntryClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Tell how a group works: the seven questions. */
@Controller
class StoryForms {
    private final RosterClient roster;
    private final EntryClient entries;

    StoryForms(RosterClient roster, EntryClient entries) {
        this.roster = roster;
        this.entries = entries;
    }

    @GetMapping("/groups/{slug}/story")
    ModelAndView current(@PathVariable String slug, Viewer viewer) {
        Group group = roster.organizedGroup(viewer, slug);
        return form(group, StoryForm.of(group), group.version(), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/story")
    Object tell(
            @PathVariable String slug,
            @RequestParam long version,
            @ModelAttribute("form") StoryForm form,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (entries.edit(viewer, slug, version, form.fields(), "")) {
            case Answer.Done<Group>(Group group) -> {
                next.addFlashAttribute("notice", "notice.story-saved");
                yield "redirect:/groups/" + group.slug() + "#story";
            }
            case Answer.Refused<Group>(var problem) ->
                form(roster.group(viewer, slug), form, version, FormErrors.of(problem, "story."));
            case Answer.Stale<Group> stale -> {
                Group stored = roster.group(viewer, slug);
                yield Conflict.page(
                        stored.name(),
                        "/groups/" + stored.slug() + "/story",
                        stored.version(),
                        form.differences(stored));
            }
        };
    }

    private static ModelAndView form(Group group, StoryForm form, long version, FormErrors errors) {
        ModelAndView page = errors.page("story-form");
        page.addObject("group", group);
        page.addObject("form", form);
        page.addObject("version", version);
        return page;
    }
}
