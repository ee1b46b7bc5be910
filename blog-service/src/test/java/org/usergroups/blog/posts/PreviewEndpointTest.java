package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usergroups.blog.BlogProperties;
import org.usergroups.blog.text.Markdown;
import org.usergroups.platform.web.WebAutoConfiguration;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(PreviewEndpoint.class)
@ImportAutoConfiguration(WebAutoConfiguration.class)
@EnableConfigurationProperties(BlogProperties.class)
@Import({Markdown.class, PreviewEndpointTest.NoTokens.class})
class PreviewEndpointTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class NoTokens {

        @Bean
        JwtDecoder refuseEveryToken() {
            return token -> {
                throw new BadJwtException("Not a token");
            };
        }
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    @Test
    void showsMarkdownAsAPostWould() {
        assertThat(preview(json.writeValueAsString(new PreviewEndpoint.Draft("# Hello\n\nA *recap*."))))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"html\":\"<h2>Hello</h2>\\n<p>A <em>recap</em>.</p>\\n\",\"excerpt\":\"A recap.\"}");
    }

    @Test
    void scriptComesOutHarmless() {
        assertThat(preview(json.writeValueAsString(
                        new PreviewEndpoint.Draft("<script>alert(1)</script>\n\n[x](javascript:alert(1))"))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.html")
                .asString()
                .doesNotContain("script");
    }

    @Test
    void visitorIsAskedToSignIn() {
        var answer = http.post()
                .uri("/api/blog/preview")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"markdown\":\"x\"}")
                .exchange();
        assertProblem(answer, 401, "sign-in-needed");
    }

    @Test
    void tokenOfSomebodyElseIsRefused() {
        var answer = http.post()
                .uri("/api/blog/preview")
                .header("Authorization", "Bearer x.y.z")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"markdown\":\"x\"}")
                .exchange();
        assertProblem(answer, 401, "sign-in-needed");
    }

    @Test
    void malformedJsonIsRefusedWithItsPlace() {
        assertProblem(preview("{\"markdown\": \"x"), 400, "malformed");
    }

    @Test
    void unknownFieldIsRefused() {
        assertProblem(preview("{\"html\": \"<b>x</b>\"}"), 400, "malformed");
    }

    @Test
    void longTextIsRefusedWithItsField() {
        var answer = preview(json.writeValueAsString(new PreviewEndpoint.Draft("x".repeat(100_001))));
        assertProblem(answer, 422, "invalid");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("markdown");
    }

    @Test
    void twoMegabytesAreRefusedBeforeTheyAreRead() {
        assertProblem(preview("{\"markdown\":\"" + "x".repeat(2_000_000) + "\"}"), 413, "too-large");
    }

    private MvcTestResult preview(String body) {
        return http.post()
                .uri("/api/blog/preview")
                .with(jwt().jwt(token -> token.subject("019a1111-1234-7abc-8def-0123456789ab")))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("https://usergroups.org/problems/" + type);
    }
}
