package org.usergroups.portal.albums;

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
import org.usergroups.portal.media.Picture;
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Edit what is said about a picture. */
@Controller
class CaptionForms {
    private static final String PATH = "/albums/{id}/items/{item}/edit";

    private final MediaClient media;
    private final RosterClient roster;

    CaptionForms(MediaClient media, RosterClient roster) {
        this.media = media;
        this.roster = roster;
    }

    @GetMapping(PATH)
    ModelAndView current(@PathVariable String id, @PathVariable String item, Viewer viewer) {
        Picture picture = media.picture(viewer, item);
        return form(viewer, id, picture, CaptionForm.of(picture), FormErrors.NONE);
    }

    @PostMapping(PATH)
    Object edit(
            @PathVariable String id,
            @PathVariable String item,
            @RequestParam long version,
            @ModelAttribute("form") CaptionForm form,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (media.describe(viewer, item, version, form.changes())) {
            case Answer.Done<Picture> done -> {
                next.addFlashAttribute("notice", "notice.picture-saved");
                yield "redirect:/albums/" + id;
            }
            case Answer.Refused<Picture>(var problem) -> {
                ModelAndView page = form(viewer, id, media.picture(viewer, item), form, FormErrors.of(problem));
                page.addObject("version", version);
                yield page;
            }
            case Answer.Stale<Picture> stale -> {
                Picture stored = media.picture(viewer, item);
                yield Conflict.page(
                        CaptionForm.of(stored).alt(),
                        "/albums/" + id + "/items/" + item + "/edit",
                        stored.version(),
                        form.differences(stored));
            }
        };
    }

    private ModelAndView form(Viewer viewer, String albumId, Picture picture, CaptionForm form, FormErrors errors) {
        Album album = media.album(viewer, albumId);
        roster.requireOrganizer(viewer, album.groupId());
        ModelAndView page = errors.page("picture-form");
        page.addObject("album", album);
        page.addObject("picture", picture);
        page.addObject("version", picture.version());
        page.addObject("form", form);
        return page;
    }
}
