package org.usergroups.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser without JavaScript does: keeps cookies, follows redirects, fills in forms. */
final class Browser {
    private static final int REDIRECTS = 10;

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Browser(URI portal) {
        this.portal = portal;
    }

    CookieManager cookies() {
        return cookies;
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(portal.resolve(path)).header("Accept", "text/html, */*;q=0.5"));
    }

    /** Fills in the form whose action is {@code action}, keeps its other fields, and presses its button. */
    Page submit(Page page, String action, Map<String, String> typed) {
        Element form = page.document().select("form[action='" + action + "']").first();
        if (form == null) {
            throw new AssertionError("No form with action " + action + " on " + page.uri());
        }
        Map<String, String> fields = form.select("input[name], textarea[name], select[name]").stream()
                .filter(field -> !field.attr("type").matches("checkbox|radio|file") || field.hasAttr("checked"))
                .collect(Collectors.toMap(field -> field.attr("name"), Browser::valueOf, (first, second) -> first));
        fields.putAll(typed);
        return post(action, fields);
    }

    private static String valueOf(Element field) {
        if (field.tagName().equals("select")) {
            Element chosen = field.select("option[selected]").first();
            return chosen == null ? "" : chosen.attr("value");
        }
        return field.tagName().equals("textarea") ? field.wholeText() : field.attr("value");
    }

    Page post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html, */*;q=0.5")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Page send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build());
        for (int redirects = 0; redirects < REDIRECTS && isRedirect(response); redirects++) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = exchange(HttpRequest.newBuilder(next)
                    .header("Accept", "text/html, */*;q=0.5")
                    .build());
        }
        return new Page(response);
    }

    private static boolean isRedirect(HttpResponse<String> response) {
        return response.statusCode() == 302 || response.statusCode() == 303;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    URI at(String path) {
        return portal.resolve(path);
    }

    /** A page as it came. */
    record Page(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        URI uri() {
            return response.uri();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Document document() {
            return Jsoup.parse(response.body(), Objects.toString(response.uri()));
        }
    }
}
