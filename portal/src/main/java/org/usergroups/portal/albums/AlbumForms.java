package org.usergroups.portal.albums;

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
import org.usergroups.portal.media.Album;
import org.usergroups.portal.media.MediaClient;
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Open, edit and delete an album. */
@Controller
class AlbumForms {
    private final MediaClient media;
    private final RosterClient roster;

    AlbumForms(MediaClient media, RosterClient roster) {
        this.media = media;
        this.roster = roster;
    }

    @GetMapping("/albums/new")
    ModelAndView blank(@RequestParam String group, Viewer viewer) {
        return form(roster.organizedGroup(viewer, group), null, new AlbumForm(null, null), FormErrors.NONE);
    }

    @PostMapping("/albums/new")
    Object open(
            @RequestParam String group,
            @ModelAttribute("form") AlbumForm form,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer) {
        Group found = roster.organizedGroup(viewer, group);
        return switch (media.open(viewer, form.newAlbum(found.id()), key)) {
            case Answer.Done<Album>(var album) -> "redirect:/albums/" + album.id();
            case Answer.NotDone<Album> not -> form(found, null, form, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/albums/{id}/edit")
    ModelAndView current(@PathVariable String id, Viewer viewer) {
        Album album = media.album(viewer, id);
        return form(roster.organizedGroup(viewer, album.groupId()), album, AlbumForm.of(album), FormErrors.NONE);
    }

    @PostMapping("/albums/{id}/edit")
    Object edit(
            @PathVariable String id,
            @RequestParam long version,
            @ModelAttribute("form") AlbumForm form,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (media.edit(viewer, id, version, form.changes())) {
            case Answer.Done<Album> done -> {
                next.addFlashAttribute("notice", "notice.album-saved");
                yield "redirect:/albums/" + id;
            }
            case Answer.Refused<Album>(var problem) -> {
                Album album = media.album(viewer, id);
                ModelAndView page =
                        form(roster.organizedGroup(viewer, album.groupId()), album, form, FormErrors.of(problem));
                page.addObject("version", version);
                yield page;
            }
            case Answer.Stale<Album> stale -> {
                Album stored = media.album(viewer, id);
                yield Conflict.page(
                        stored.title(), "/albums/" + id + "/edit", stored.version(), form.differences(stored));
            }
        };
    }

    @PostMapping("/albums/{id}/delete")
    String delete(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:/albums/" + id + "/edit";
        }
        Group group = roster.group(viewer, media.album(viewer, id).groupId());
        boolean isDone = media.delete(viewer, id, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.album-deleted" : "notice.not-done");
        return isDone ? "redirect:/groups/" + group.slug() : "redirect:/albums/" + id + "/edit";
    }

    private static ModelAndView form(Group group, @Nullable Album album, AlbumForm form, FormErrors errors) {
        ModelAndView page = errors.page("album-form");
        page.addObject("group", group);
        page.addObject("album", album);
        page.addObject("version", album == null ? null : album.version());
        page.addObject("form", form);
        return page;
    }
}
