package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** search-service's API, where the answer itself matters and not how long it takes. */
final class Asked implements AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    Asked(URI address) {
        this.address = address;
    }

    Answer get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "application/json")
                .timeout(ANSWERS_WITHIN)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(answer.statusCode(), answer.body());
    }

    /** How many things a search finds. */
    long total(String path) throws IOException, InterruptedException {
        return found(path).json().path("total").asLong(0);
    }

    /** The hits of a search, those without a slug left out. */
    List<String> slugs(String path) throws IOException, InterruptedException {
        var slugs = new ArrayList<String>();
        found(path)
                .json()
                .path("items")
                .forEach(hit -> slugs.add(hit.path("slug").asString("")));
        return slugs;
    }

    private Answer found(String path) throws IOException, InterruptedException {
        var answer = get(path);
        if (!answer.isSuccess()) {
            throw new IOException("%s: %s".formatted(path, answer.reason()));
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
