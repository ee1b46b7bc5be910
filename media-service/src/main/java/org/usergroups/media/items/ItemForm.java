package org.usergroups.media.items;

import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;

/** What an organizer says of a picture. Line ends and space around a text are made uniform, as browsers send them differently. */
record ItemForm(
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String licence) {

    static final int LONGEST_ALT = 500;
    static final int LONGEST_CAPTION = 1_000;
    static final int LONGEST_CREDIT = 200;

    ItemForm {
        alt = uniform(alt);
        caption = uniform(caption);
        credit = uniform(credit);
        licence = uniform(licence);
    }

    FieldErrors check() {
        var errors = new FieldErrors();
        if (alt == null) {
            errors.add("alt", "Say in words what the picture shows, for those who do not see it.");
        }
        return errors.text(alt, "alt", LONGEST_ALT)
                .text(caption, "caption", LONGEST_CAPTION)
                .text(credit, "credit", LONGEST_CREDIT)
                .check(
                        licence == null || Licence.of(licence).isPresent(),
                        "licence",
                        "Must be one of " + Licence.choices() + ".");
    }

    String altOr(String fallback) {
        return alt == null ? fallback : alt;
    }

    String captionOr(String fallback) {
        return caption == null ? fallback : caption;
    }

    String creditOr(String fallback) {
        return credit == null ? fallback : credit;
    }

    /** Nobody gives rights away by saying nothing. */
    String licenceId() {
        return licence == null ? Licence.ALL_RIGHTS_RESERVED.id() : licence;
    }

    private static @Nullable String uniform(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
