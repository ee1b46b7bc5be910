package org.usergroups.portal.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotAllowed;
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.EntryClient;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Say in another language what an entry says. */
@Controller
class TranslationForms {
    private final RosterClient roster;
    private final EntryClient entries;

    TranslationForms(RosterClient roster, EntryClient entries) {
        this.roster = roster;
        this.entries = entries;
    }

    /** A translation as it is typed. */
    public record TranslationForm(String language, String name, String description) {
        static TranslationForm of(Group group, @Nullable String language) {
            return group.translations().stream()
                    .filter(translation -> translation.language().equalsIgnoreCase(language))
                    .findFirst()
                    .map(translation -> new TranslationForm(
                            translation.language(), Words.of(translation.name()), Words.of(translation.description())))
                    .orElseGet(() -> new TranslationForm(Words.of(language), "", ""));
        }

        /** All translations of the group, with this one in its place, or without it when nothing is typed. */
        List<Map<String, @Nullable String>> among(List<Group.Translation> others) {
            List<Map<String, @Nullable String>> all = new ArrayList<>();
            for (Group.Translation other : others) {
                if (!other.language().equalsIgnoreCase(language)) {
                    all.add(fields(other.language(), other.name(), other.description()));
                }
            }
            if (!name.isEmpty() || !description.isEmpty()) {
                all.add(fields(language, Words.orNull(name), Words.orNull(description)));
            }
            return all;
        }

        private static Map<String, @Nullable String> fields(
                String language, @Nullable String name, @Nullable String description) {
            Map<String, @Nullable String> fields = new LinkedHashMap<>();
            fields.put("language", language);
            fields.put("name", name);
            fields.put("description", description);
            return fields;
        }
    }

    @GetMapping("/groups/{slug}/translations")
    ModelAndView current(
            @PathVariable String slug, @RequestParam(required = false) @Nullable String language, Viewer viewer) {
        Group group = translatedGroup(viewer, slug);
        return form(group, TranslationForm.of(group, language), group.version(), FormErrors.NONE);
    }

    @PostMapping("/groups/{slug}/translations")
    Object translate(
            @PathVariable String slug,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            Viewer viewer,
            RedirectAttributes next) {
        TranslationForm form = new TranslationForm(Words.of(language), Words.of(name), Words.of(description));
        Group now = translatedGroup(viewer, slug);
        Map<String, Object> fields = Map.of("translations", form.among(now.translations()));
        return switch (entries.edit(viewer, slug, version, fields, "")) {
            case Answer.Done<Group>(Group group) -> {
                next.addFlashAttribute("notice", "notice.translation-saved");
                yield "redirect:/groups/" + group.slug() + "?lang=" + form.language();
            }
            case Answer.Refused<Group>(var problem) ->
                form(now, form, version, FormErrors.of(problem, "translations."));
            case Answer.Stale<Group> stale -> conflict(roster.group(viewer, slug), form);
        };
    }

    private Group translatedGroup(Viewer viewer, String slug) {
        Group group = roster.group(viewer, slug);
        if (!roster.mine(viewer).translates(group.id())) {
            throw new NotAllowed("neither an organizer nor a translator");
        }
        return group;
    }

    private static ModelAndView conflict(Group stored, TranslationForm mine) {
        TranslationForm theirs = TranslationForm.of(stored, mine.language());
        return Conflict.page(
                stored.name(),
                "/groups/" + stored.slug() + "/translations",
                stored.version(),
                List.of(
                        new Difference("language", "group.language", mine.language(), mine.language()),
                        new Difference("name", "group.name", theirs.name(), mine.name()),
                        new Difference("description", "group.description", theirs.description(), mine.description())));
    }

    private static ModelAndView form(Group group, TranslationForm form, long version, FormErrors errors) {
        ModelAndView page = errors.page("translation-form");
        page.addObject("group", group);
        page.addObject("form", form);
        page.addObject("version", version);
        return page;
    }
}
