package org.usergroups.portal.albums;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.media.Picture;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Words;

/** What is said about one picture, as it is typed. */
public record CaptionForm(String alt, String caption, String credit, String licence) {
    public CaptionForm(
            @Nullable String alt, @Nullable String caption, @Nullable String credit, @Nullable String licence) {
        this.alt = Words.of(alt);
        this.caption = Words.of(caption);
        this.credit = Words.of(credit);
        this.licence = Words.of(licence);
    }

    static CaptionForm of(Picture picture) {
        return new CaptionForm(picture.alt(), picture.caption(), picture.credit(), picture.licence());
    }

    Map<String, Object> changes() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("alt", alt);
        fields.put("caption", caption);
        fields.put("credit", credit);
        fields.put("licence", licence);
        fields.replaceAll((name, typed) -> "".equals(typed) ? null : typed);
        return fields;
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Picture stored) {
        CaptionForm theirs = of(stored);
        return List.of(
                new Difference("alt", "album.alt", theirs.alt(), alt),
                new Difference("caption", "album.caption", theirs.caption(), caption),
                new Difference("credit", "album.credit", theirs.credit(), credit),
                new Difference("licence", "album.licence", theirs.licence(), licence));
    }
}
