package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the portal for a sign-in link as a person does, by its form, and finds it in the mailbox. */
final class SignInLink {

    private static final Pattern HIDDEN = Pattern.compile("<input\\b[^>]*\\bname=\"_csrf\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s\"\\\\]+/account/sign-in/link\\?token=[^\\s\"\\\\<>]+");
    private static final Pattern NUMBER = Pattern.compile("\"id\":\"(\\d+)\"");
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(15);

    private final HttpClient client;
    private final String portal;
    private final String mailbox;

    SignInLink(HttpClient client, String portal, String mailbox) {
        this.client = client;
        this.portal = portal;
        this.mailbox = mailbox;
    }

    /** The link, or nothing when the portal does not send one in time. */
    Optional<String> request(String email) throws InterruptedException {
        try {
            var before = newest(mails(email));
            submitForm(email);
            var limit = System.nanoTime() + ARRIVES_WITHIN.toNanos();
            while (System.nanoTime() < limit) {
                var mails = mails(email);
                var link = LINK.matcher(mails);
                if (newest(mails) > before && link.find()) {
                    return Optional.of(link.group());
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return Optional.empty();
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private void submitForm(String email) throws IOException, InterruptedException {
        var form = send(HttpRequest.newBuilder(URI.create(portal + "/account/sign-in")));
        var body = "email=" + encoded(email)
                + csrf(form.body()).map(token -> "&_csrf=" + encoded(token)).orElse("");
        var request = HttpRequest.newBuilder(URI.create(portal + "/account/sign-in/link"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        var cookies = cookies(form);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        send(request);
    }

    private String mails(String email) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(mailbox + "/api/messages?to=" + encoded(email))))
                .body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long newest(String mails) {
        var number = NUMBER.matcher(mails);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }

    private static Optional<String> csrf(String page) {
        var input = HIDDEN.matcher(page);
        if (!input.find()) {
            return Optional.empty();
        }
        var value = VALUE.matcher(input.group());
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    private static String cookies(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
