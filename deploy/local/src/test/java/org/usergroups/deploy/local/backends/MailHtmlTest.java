package org.usergroups.deploy.local.backends;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailHtmlTest {

    @Test
    void onlyLinksToThisComputerCanBeFollowed() {
        assertThat(MailHtml.linked("See http://localhost:8080/a?b=1&c=2. Or http://example.org/x"))
                .isEqualTo(
                        "See <a href=\"http://localhost:8080/a?b=1&amp;c=2\">http://localhost:8080/a?b=1&amp;c=2</a>."
                                + " Or http://example.org/x");
        assertThat(MailHtml.linked("http://localhost.example.org/x")).doesNotContain("localhost.example.org/x\"");
    }

    @Test
    void markupIsShownAsText() {
        assertThat(MailHtml.linked("<script>alert('x')</script>"))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }
}
