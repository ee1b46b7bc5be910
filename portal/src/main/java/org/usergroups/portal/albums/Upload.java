package org.usergroups.portal.albums;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.calls.ServiceAway;
import org.usergroups.portal.media.MediaClient;
import org.usergroups.portal.media.Picture;
import org.usergroups.portal.signin.Viewer;

/** Sends the pictures of a form one after the other; one that is refused does not hold up the others. */
@Component
class Upload {
    private final MediaClient media;
    private final MessageSource messages;

    Upload(MediaClient media, MessageSource messages) {
        this.media = media;
        this.messages = messages;
    }

    PictureForm send(Viewer viewer, String albumId, PictureForm form) {
        List<PictureForm.Outcome> outcomes = new ArrayList<>();
        List<MultipartFile> files = form.file();
        for (int row = 0; row < files.size(); row++) {
            MultipartFile file = files.get(row);
            if (!file.isEmpty()) {
                outcomes.add(new PictureForm.Outcome(
                        row, file.getOriginalFilename(), reason(viewer, albumId, form, file, row)));
            }
        }
        if (outcomes.isEmpty()) {
            outcomes.add(new PictureForm.Outcome(0, null, message("album.no-file")));
        }
        return form.with(outcomes);
    }

    private @Nullable String reason(Viewer viewer, String albumId, PictureForm form, MultipartFile file, int row) {
        if (form.altOf(row).isEmpty()) {
            return message("album.alt-missing");
        }
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", file.getResource());
        parts.add("alt", form.altOf(row));
        addUnlessEmpty(parts, "caption", form.captionOf(row));
        addUnlessEmpty(parts, "credit", form.credit());
        addUnlessEmpty(parts, "licence", form.licence());
        try {
            return switch (media.add(viewer, albumId, parts)) {
                case Answer.Done<Picture> done -> null;
                case Answer.NotDone<Picture> not -> sentence(not.problem());
            };
        } catch (ServiceAway away) {
            return message("album.away");
        }
    }

    private String sentence(Problem problem) {
        String first =
                problem.errors().isEmpty() ? null : problem.errors().getFirst().message();
        String sentence = first == null ? problem.sentence() : first;
        return sentence.isBlank() ? message("album.refused") : sentence;
    }

    private static void addUnlessEmpty(MultiValueMap<String, Object> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name, value);
        }
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
