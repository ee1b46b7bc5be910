package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FinderTest {

    private static final JsonNode ANSWER = JsonMapper.shared().readTree("""
            {"total": 2, "items": [
              {"slug": "bench-1", "summary": "newest middle", "highlights": ["middle <mark>oldest</mark>"]},
              {"slug": "bench-2", "summary": "newest", "highlights": []}
            ]}
            """);

    @Test
    void aWordOfTheSummaryIsFound() {
        assertThat(Finder.isFound(ANSWER, "bench-1", "newest", "newest")).isTrue();
    }

    @Test
    void aWordThatOnlyAPassageShowsIsFound() {
        assertThat(Finder.isFound(ANSWER, "bench-1", "oldest", "newest")).isTrue();
    }

    @Test
    void aHitOnAWordThatIsOnlyAlikeIsNone() {
        assertThat(Finder.isFound(ANSWER, "bench-1", "oldist", "newest")).isFalse();
    }

    @Test
    void aGroupAsItWasBeforeItsNewestEditIsNotFound() {
        assertThat(Finder.isFound(ANSWER, "bench-1", "oldest", "newer")).isFalse();
    }

    @Test
    void anotherGroupIsNotFound() {
        assertThat(Finder.isFound(ANSWER, "bench-2", "middle", "middle")).isFalse();
        assertThat(Finder.isFound(JsonMapper.shared().readTree("{}"), "bench-1", "a", "a"))
                .isFalse();
    }
}
