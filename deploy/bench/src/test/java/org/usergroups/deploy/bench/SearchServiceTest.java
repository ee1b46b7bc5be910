package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchServiceTest {

    private static final RunningStack.Part PROCESS = new RunningStack.Part("search-service", 1, List.of(8085));

    @Test
    void theEnvironmentIsReadAsLinuxListsIt() {
        assertThat(SearchService.parsed("A=1\0B=x=y\0C=\0broken\0"))
                .containsExactly(Map.entry("A", "1"), Map.entry("B", "x=y"), Map.entry("C", ""));
    }

    @Test
    void anEngineElsewhereIsLeftAlone() {
        var search = new SearchService(PROCESS, Map.of("SPRING_ELASTICSEARCH_URIS", "http://search.example:9200"));
        assertThatThrownBy(search::engine).isInstanceOf(Refusal.class);
    }

    @Test
    void anUnknownEngineIsRefusedWithWhatIsMissing() {
        assertThatThrownBy(new SearchService(PROCESS, Map.of())::engine)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SPRING_ELASTICSEARCH_URIS");
    }
}
