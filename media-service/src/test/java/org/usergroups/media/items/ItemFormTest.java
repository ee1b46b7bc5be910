package org.usergroups.media.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.usergroups.platform.web.Problem;

class ItemFormTest {

    @Test
    void onlyTheAltTextIsNeeded() {
        var form = new ItemForm("A full room", null, " ", null);
        assertThat(form.check().all()).isEmpty();
        assertThat(form.captionOr("")).isEmpty();
        assertThat(form.licenceId()).isEqualTo("all-rights-reserved");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        var form = new ItemForm(" \r\n ", "c".repeat(1_001), "c".repeat(201), "WTFPL");
        assertThat(form.check().all())
                .extracting(Problem.FieldError::field)
                .containsExactly("alt", "caption", "credit", "licence");
    }

    @Test
    void lineEndsOfEveryBrowserAreTaken() {
        var form = new ItemForm("One\r\ntwo\rthree", null, null, "CC0-1.0");
        assertThat(form.check().all()).isEmpty();
        assertThat(form.altOr("")).isEqualTo("One\ntwo\nthree");
    }

    @Test
    void markupIsAText() {
        assertThat(new ItemForm("<script>alert(1)</script>", null, null, null)
                        .check()
                        .all())
                .isEmpty();
    }
}
