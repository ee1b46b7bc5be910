package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A browser in which somebody signs in by the link of a mail. It follows redirects and keeps its cookies. */
final class Browser {

    private static final Pattern GUARD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("/account/sign-in/link\\?token=(\\S+)");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI portal;

    Browser(URI portal) {
        this.portal = portal;
    }

    /** Signs in; answers the API as the one who has signed in may use it. */
    Api signIn(String email, Mailbox mailbox) throws IOException, InterruptedException {
        var before = mailbox.token(email, LINK);
        var form = get("/sign-in");
        post("/account/sign-in/link", "email=" + encoded(email) + "&_csrf=" + guard(form));
        var token = mailbox.awaitToken(email, LINK, before);
        var button = get("/account/sign-in/link?token=" + token);
        var home = post("/account/sign-in/session", "token=" + encoded(token) + "&_csrf=" + guard(button));
        return Api.ofSession(client, portal, guard(home));
    }

    private static String guard(String page) throws IOException {
        var input = GUARD.matcher(page);
        if (!input.find()) {
            throw new IOException("signing in led to a page without a form");
        }
        return input.group(1);
    }

    private String get(String path) throws IOException, InterruptedException {
        return page(request(path));
    }

    private String post(String path, String form) throws IOException, InterruptedException {
        return page(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(portal + path))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(20));
    }

    private String page(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
