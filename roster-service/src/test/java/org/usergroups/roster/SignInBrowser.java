package org.usergroups.roster;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.usergroups.platform.testing.TestMailbox;

/** A browser without JavaScript, as the portal forwards what it asks of the roster. */
final class SignInBrowser {

    static final String LINK = "/account/sign-in/link";
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final int port;
    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** @param address the address that the portal says the browser has */
    SignInBrowser(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /** Asks for a link; answers where the browser is sent. */
    String ask(String email) throws Exception {
        return location(post(LINK, Map.of("email", email, "_csrf", guard("/account/sign-in"))));
    }

    /** Opens the link and presses its button; answers where the browser is sent. */
    String press(String token) throws Exception {
        var guard = guard(LINK + "?token=" + token);
        return location(post("/account/sign-in/session", Map.of("token", token, "_csrf", guard)));
    }

    /** Signs in by the newest link in the mailbox. */
    String signIn(String email, TestMailbox mailbox) throws Exception {
        var before = mailbox.to(email).size();
        ask(email);
        return press(tokenMailedTo(email, mailbox, before + 1));
    }

    static String tokenMailedTo(String email, TestMailbox mailbox, int mails) {
        return mailbox.await(email, mails)
                .getFirst()
                .text()
                .replaceAll("(?s).*/account/sign-in/link\\?token=(\\S+).*", "$1");
    }

    String guard(String page) throws Exception {
        return get(page).body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(
                request.header("User-Agent", FIREFOX)
                        .header("X-Forwarded-For", address)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("No redirect but " + answer.statusCode()));
    }
}
