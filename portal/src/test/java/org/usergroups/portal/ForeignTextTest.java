package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people write into whichever field: it is shown as text, and runs nowhere. */
class ForeignTextTest extends RunningPortal {
    private static final String ATTACK = "\\\"><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[7*7]]";
    private static final String ATTACK_AS_READ =
            "\"><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[7*7]]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/groups/lisbon-query",
                "/groups/lisbon-query/edit",
                "/groups/lisbon-query/invite",
                "/groups/lisbon-query/story",
                "/groups/lisbon-query/translations",
                "/groups/lisbon-query/people",
                "/groups/lisbon-query/history",
                "/confirm/tok",
                "/groups/lisbon-query/claim",
                "/groups/lisbon-query/site",
                "/claims/c1",
                "/sites/mail/tok",
                "/sites/" + StubWorld.GROUP_ID + "/k1",
                "/pins",
                "/pins/mine/tok",
                "/introductions/tok",
                "/beginnings/tok",
                "/mentors",
                "/account/mentoring",
                "/groups/lisbon-query/meetings/new",
                "/posts/what-an-index-forgets",
                "/posts/what-an-index-forgets/edit",
                "/posts/new?group=lisbon-query",
                "/lists/lisbon-query",
                "/lists/lisbon-query/held",
                "/lists/lisbon-query/edit",
                "/albums/a1/edit",
                "/albums/a1/items/i1/edit",
                "/lists/confirm/tok",
                "/threads/t1",
                "/albums/a1",
                "/invitations/tok",
                "/room",
                "/",
                "/search?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&topic=%3Cscript%3E",
                "/countries/PT"
            })
    void isShownAsText(String path) {
        poison();
        browser.get("/room");
        Browser.Page page = browser.get(path);

        assertThat(page.status()).isEqualTo(200);
        Document document = page.document();
        assertThat(document.select("script").eachAttr("src"))
                .isNotEmpty()
                .allMatch(src -> src.matches(
                        "/js/(local-time|city-completion|topic-completion|search-completion|map-near|near)-\\w+\\.js"));
        assertThat(document.select("img[src=x]")).isEmpty();
        assertThat(document.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        for (Element link : document.select("a[href], form[action], [src]")) {
            String target = link.attr("href") + link.attr("action") + link.attr("src");
            assertThat(target).doesNotStartWithIgnoringCase("javascript:").doesNotStartWith("data:text");
        }
        assertThat(page.body()).doesNotContain("49[[").doesNotContain("}49");
        if (!path.startsWith("/search")) {
            assertThat(document.text() + document.select("input").eachAttr("value"))
                    .contains(ATTACK_AS_READ);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example", "http:evil", "https://a b"})
    void anAddressThatIsNoWebAddressIsNoLink(String address) {
        STUBS.on(
                "GET",
                "/api/roster/groups/lisbon-query",
                200,
                StubWorld.GROUP.replace("https://www.lisbon-query.example/", address));
        Document page = browser.get("/groups/lisbon-query").document();

        assertThat(page.select(".facts a[href*='evil'], .facts a[href^=javascript], .facts a[href^=data]"))
                .isEmpty();
        assertThat(page.expectFirst(".facts dd").text()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.lisbon-query.example/"})
    void aWebAddressIsLinkedWithoutLendingItOurName(String address) {
        Element link = browser.get("/groups/lisbon-query").document().expectFirst(".facts a");

        assertThat(link.attr("href")).isEqualTo(address);
        assertThat(link.attr("rel")).isEqualTo("nofollow noopener ugc");
    }

    /** Every text of the world, except what is an address, a code, or html that its service has made safe. */
    private static void poison() {
        Map<String, String> texts = Map.of(
                "/api/roster/groups/lisbon-query",
                StubWorld.GROUP,
                "/api/roster/groups/" + StubWorld.GROUP_ID,
                StubWorld.GROUP,
                "/api/roster/me",
                StubWorld.ME);
        texts.forEach((path, json) -> STUBS.on("GET", path, 200, poisoned(json)));
        for (String path : new String[] {
            "/api/roster/groups/lisbon-query/organizers",
            "/api/roster/groups/lisbon-query/meetings",
            "/api/roster/groups/lisbon-query/history",
            "/api/roster/groups/lisbon-query/invitations",
            "/api/roster/confirmations/tok",
            "/api/roster/claims/c1",
            "/api/roster/claims",
            "/api/roster/me/claims",
            "/api/roster/site-mails/tok",
            "/api/roster/pins",
            "/api/roster/pins/tok",
            "/api/roster/introductions/tok",
            "/api/roster/beginnings/tok",
            "/api/roster/mentors",
            "/api/roster/me/mentoring",
            "/api/blog/posts",
            "/api/blog/posts/what-an-index-forgets",
            "/api/list/lists",
            "/api/list/lists/lisbon-query",
            "/api/list/lists/lisbon-query/threads",
            "/api/list/lists/lisbon-query/held",
            "/api/list/threads/t1",
            "/api/list/confirmations/tok",
            "/api/media/albums",
            "/api/media/albums/a1",
            "/api/media/items/i1",
            "/api/roster/invitations/tok",
            "/api/search"
        }) {
            STUBS.change("GET", path, ForeignTextTest::poisoned);
        }
    }

    private static String poisoned(String json) {
        return json.replaceAll(
                        "\"(name|description|region|city|title|excerpt|displayName|authorName|groupName|subject|author|reason|text"
                                + "|caption|member|alt|credit|listTitle|venue|markdown|summary|started|advice|note|why|by|before|after|invitedBy|sentence|topic|words|where|with)\":\"[^\"]*\"",
                        "\"$1\":\"" + java.util.regex.Matcher.quoteReplacement(ATTACK) + "\"")
                .replace("\"name\":\"" + ATTACK + "\",\"address\"", "\"name\":\"lisbon-query\",\"address\"")
                .replaceAll(
                        "\"topics\":\\[[^\\]]*\\]",
                        "\"topics\":[\"" + java.util.regex.Matcher.quoteReplacement(ATTACK) + "\"]")
                .replaceAll(
                        "\"highlights\":\\[\"[^\\]]*\\]",
                        "\"highlights\":[\"" + java.util.regex.Matcher.quoteReplacement(ATTACK) + "\"]");
    }
}
