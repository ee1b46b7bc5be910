package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {
    private final Links links = new Links();

    @Test
    void onlyCompleteWebAddressesAreLinked() {
        assertThat(links.web("https://example.org/a?b=c")).isEqualTo("https://example.org/a?b=c");
        assertThat(links.web("HTTP://example.org")).isEqualTo("HTTP://example.org");
        assertThat(links.web("javascript:alert(1)")).isNull();
        assertThat(links.web("https:///nowhere")).isNull();
        assertThat(links.web("example.org")).isNull();
        assertThat(links.web(null)).isNull();
    }

    @Test
    void nothingButMarkIsMarkupInAHighlight() {
        assertThat(links.marked("a <mark>b</mark> &lt;c&gt; <script>d</script>"))
                .isEqualTo("a <mark>b</mark> &lt;c&gt; &lt;script&gt;d&lt;/script&gt;");
        assertThat(links.marked("<mark onclick=x>b</mark>")).doesNotContain("<mark onclick");
    }

    @Test
    void picturesComeFromThePortalAlone() {
        assertThat(Links.picture("/api/media/files/ab/640.jpg")).isEqualTo("/api/media/files/ab/640.jpg");
        assertThat(Links.picture("http://localhost:8080/api/media/files/ab/640.jpg"))
                .isEqualTo("/api/media/files/ab/640.jpg");
        assertThat(Links.picture("https://example.org/x.jpg")).isNull();
        assertThat(Links.picture("//example.org/api/media/files/x.jpg")).isNull();
        assertThat(Links.picture("/api/media/files/a b, /c")).isNull();
        assertThat(Links.thumbnail("http://localhost:8080/api/media/files/ab/640.jpg"))
                .isEqualTo("/api/media/files/ab/thumbnail.jpg");
        assertThat(Links.thumbnail("/api/media/files/ab/other.png")).isEqualTo("/api/media/files/ab/other.png");
        assertThat(Links.thumbnail("https://example.org/x.jpg")).isNull();
    }
}
