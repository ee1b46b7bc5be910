package org.usergroups.portal.albums;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.media.Album;
import org.usergroups.portal.media.MediaClient;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Look at an album, add pictures and take them away. */
@Controller
class AlbumPages {
    private static final int ROWS = 3;
    private static final int ROWS_AT_MOST = 12;

    private final MediaClient media;
    private final RosterClient roster;
    private final Gathering gathering;
    private final Upload upload;

    AlbumPages(MediaClient media, RosterClient roster, Gathering gathering, Upload upload) {
        this.media = media;
        this.roster = roster;
        this.gathering = gathering;
        this.upload = upload;
    }

    @GetMapping("/albums/{id}")
    ModelAndView album(@PathVariable String id, @RequestParam(defaultValue = "" + ROWS) int rows, Viewer viewer) {
        return page(id, viewer, PictureForm.blank(Math.clamp(rows, 1, ROWS_AT_MOST)));
    }

    @PostMapping("/albums/{id}/items")
    Object add(@PathVariable String id, PictureForm form, Viewer viewer, RedirectAttributes next) {
        PictureForm tried = upload.send(viewer, id, form);
        if (tried.isDone()) {
            next.addFlashAttribute("notice", "notice.pictures-added");
            return "redirect:/albums/" + id;
        }
        return page(id, viewer, tried);
    }

    @PostMapping("/albums/{id}/items/{item}/delete")
    String remove(
            @PathVariable String id,
            @PathVariable String item,
            @RequestParam long version,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isDone = media.remove(viewer, item, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.picture-removed" : "notice.not-done");
        return "redirect:/albums/" + id;
    }

    private ModelAndView page(String id, Viewer viewer, PictureForm form) {
        Parts parts = gathering.begin();
        Parts.Part<Me> me = parts.ask("me", () -> roster.me(viewer));
        Album album = parts.ask("albums", () -> media.album(viewer, id)).get();
        ModelAndView page = new ModelAndView("album");
        page.setStatus(form.isRefused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        page.addObject("album", album);
        page.addObject("form", form);
        page.addObject("moreRows", Math.min(ROWS_AT_MOST, form.rows().size() + ROWS));
        page.addObject("mayEdit", me.or(Me.NOBODY).organizes(album.groupId()));
        page.addObject("missing", parts.missing());
        return page;
    }
}
