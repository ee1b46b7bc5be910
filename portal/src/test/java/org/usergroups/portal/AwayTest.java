package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people and programs get while services are away. */
class AwayTest extends RunningPortal {
    @BeforeEach
    void blogIsAway() {
        STUBS.hangUp("GET", "/api/blog/posts");
        STUBS.hangUp("GET", "/api/blog/posts/what-an-index-forgets");
        STUBS.hangUp("GET", "/account/sign-in");
    }

    @Test
    void aProgramGetsAProblemDetail() {
        Browser.Page answer = browser.get("/api/blog/posts");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.body())
                .contains("\"type\":\"https://usergroups.org/problems/service-away\"")
                .doesNotContain("Exception");
    }

    @Test
    void aPersonGetsAPageThatStillSearches() {
        Browser.Page page = browser.get("/posts/what-an-index-forgets");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.document().select("main form[action=/search]")).hasSize(1);
        assertThat(page.body()).doesNotContain("Exception");
    }

    @Test
    void changeThatWasNotAnsweredIsNotSaidToBeUnmade() {
        STUBS.hangUp("PATCH", "/api/roster/groups/lisbon-query");
        String form = "/groups/lisbon-query/edit";
        Browser.Page page = browser.submit(browser.get(form), form, java.util.Map.of("city", "Almada"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.document().select("h1").text()).isEqualTo("We did not hear whether that worked");
        assertThat(page.body()).doesNotContain("Nothing was changed");
    }

    @Test
    void signingInSaysThatItIsAway() {
        Browser.Page page = browser.get("/account/sign-in");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.document().select("main form[action=/search]")).hasSize(1);
    }

    @Test
    void aMissingPartIsNamedAndTheRestIsShown() {
        Browser.Page page = browser.get("/groups/lisbon-query");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".notice.gap").text()).contains("posts");
        assertThat(page.document().select("h1").text()).isEqualTo("Lisbon Query Circle");
        assertThat(page.document().select(".meeting")).isNotEmpty();
        assertThat(page.document().select("main").text())
                .as("nobody knows whether there are any")
                .doesNotContain("No posts yet");
    }

    @Test
    void aPartThatComesTooLateIsLeftOut() {
        CountDownLatch pageIsDone = new CountDownLatch(1);
        STUBS.on("GET", "/api/media/albums", request -> {
            try {
                pageIsDone.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return StubServices.Answer.of(200, "application/json", "{\"items\":[]}");
        });

        Browser.Page page = browser.get("/groups/lisbon-query");
        pageIsDone.countDown();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".notice.gap").text()).contains("photos");
    }

    @Test
    void aCountryOfWhichNothingIsKnownNowIsNotSaidToHaveNoGroups() {
        STUBS.on("GET", "/api/search", 503, "{\"status\":503}");
        Browser.Page page = browser.get("/countries/PT");

        assertThat(page.document().select(".notice.gap").text()).contains("groups");
        assertThat(page.document().select(".lead, .nothing")).isEmpty();
        assertThat(page.body()).doesNotContain("numberOfItems");
    }

    @Test
    void searchThatIsAwaySaysSoAndDoesNotClaimThatNothingWasFound() {
        STUBS.on("GET", "/api/search", 503, "{\"status\":503}");
        Browser.Page page = browser.get("/search?q=query");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".notice.gap")).isNotEmpty();
        assertThat(page.document().select(".nothing")).isEmpty();
    }
}
