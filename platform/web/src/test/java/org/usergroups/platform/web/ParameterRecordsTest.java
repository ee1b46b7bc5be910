package org.usergroups.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ParameterRecordsTest {

    private @Nullable Wanted seen;

    record Wanted(
            @Nullable String q,
            @Nullable List<String> type,
            @Nullable Double radius,
            @Nullable Boolean online,
            @Nullable Instant since,
            @Nullable Integer size) {

        Wanted {
            if ("empty".equals(q)) {
                throw Problem.malformed("Refused by the record.");
            }
        }
    }

    @RestController
    class Asked {

        @GetMapping("/asked")
        void asked(@ParameterObject Wanted wanted) {
            seen = wanted;
        }
    }

    private final MockMvc web = MockMvcBuilders.standaloneSetup(new Asked())
            .setCustomArgumentResolvers(new ParameterRecords())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @Test
    void everyKindOfParameterIsRead() throws Exception {
        ask("?q=a,b&type=group&type=a,b&radius=2.5&online=true&since=2026-11-27T10:00:00Z&size=7");
        assertThat(seen)
                .isEqualTo(new Wanted(
                        "a,b", List.of("group", "a,b"), 2.5, true, Instant.parse("2026-11-27T10:00:00Z"), 7));
    }

    @Test
    void whatIsNotSentIsNullAndSoIsAnEmptyNumber() throws Exception {
        ask("?other=1");
        assertThat(seen).isEqualTo(new Wanted(null, null, null, null, null, null));
        ask("?q=&type=&radius=&size=");
        assertThat(seen).isEqualTo(new Wanted("", List.of(), null, null, null, null));
    }

    @Test
    void oneValueMayNameSeveral() throws Exception {
        ask("?type=group, post");
        assertThat(seen).isEqualTo(new Wanted(null, List.of("group", "post"), null, null, null, null));
    }

    @Test
    void aTextThatIsGivenTwiceHasACommaBetween() throws Exception {
        ask("?q=52.5&q=13.4");
        assertThat(seen).isEqualTo(new Wanted("52.5,13.4", null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"radius=far", "online=perhaps", "since=tomorrow", "size=99999999999"})
    void aValueOfAnotherFormIsSaidByName(String wrong) throws Exception {
        web.perform(get("/asked?" + wrong))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(org.hamcrest.Matchers.containsString("“" + wrong.replaceAll("=.*", "") + "”")));
    }

    @Test
    void aRecordMayRefuse() throws Exception {
        web.perform(get("/asked?q=empty")).andExpect(status().isBadRequest());
    }

    private void ask(String query) throws Exception {
        web.perform(get(java.net.URI.create("/asked" + query.replace(" ", "%20"))))
                .andExpect(status().isOk());
    }
}
