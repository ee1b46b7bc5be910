package org.usergroups.deploy.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** The part of the portal's API that the bench speaks to, in memory, with the faults that the bench is there to find. */
final class FakePortal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The next so many saves are answered 503 without being stored. */
    final AtomicInteger refusedSaves = new AtomicInteger();

    /** The next so many saves are stored and then answered 503. */
    final AtomicInteger unansweredSaves = new AtomicInteger();

    /** The next so many searches are answered 503. */
    final AtomicInteger refusedSearches = new AtomicInteger();

    /** The next so many searches are answered 200 without a list of hits. */
    final AtomicInteger strangeSearches = new AtomicInteger();

    /** The addresses of all searches, as they were asked for. */
    final Queue<String> searches = new ConcurrentLinkedQueue<>();

    private final Map<String, Entry> stored = new ConcurrentHashMap<>();
    private final Map<String, Entry> indexed = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean indexing = true;

    record Entry(String slug, long version, String country, String description) {}

    FakePortal() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/oauth2/token", call -> answer(call, 200, Map.of("access_token", "t", "expires_in", 600)));
        server.createContext("/api/roster/imports", this::take);
        server.createContext("/api/roster/groups/", this::group);
        server.createContext("/api/search", this::search);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on nothing new is found. */
    void stopIndexing() {
        indexing = false;
    }

    /** What was stored last for a group is gone, as if it had been in memory only. */
    void goBack(String slug) {
        stored.computeIfPresent(slug, (_, entry) -> new Entry(slug, entry.version() - 1, entry.country(), "older"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange call) throws IOException {
        var lines = body(call).lines().toList();
        for (var line : lines) {
            var said = JSON.readTree(line);
            var description = said.path("description").asString("");
            save(new Entry(said.path("id").asString(), 1, said.path("country").asString(""), description));
        }
        answer(call, 200, Map.of("lines", lines.size(), "created", lines.size(), "rejected", List.of()));
    }

    private void group(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var slug = path.substring(path.lastIndexOf('/') + 1);
        var before = stored.get(slug);
        var ifMatch = call.getRequestHeaders().getFirst("If-Match");
        if (before == null) {
            answer(call, 404, Map.of());
        } else if (call.getRequestMethod().equals("GET")) {
            answer(call, 200, before);
        } else if (!("\"" + before.version() + "\"").equals(ifMatch)) {
            answer(call, 412, Map.of());
        } else if (call.getRequestMethod().equals("DELETE")) {
            stored.remove(slug);
            answer(call, 204, Map.of());
        } else if (refusedSaves.getAndUpdate(FakePortal::less) > 0) {
            answer(call, 503, Map.of("title", "Service away"));
        } else {
            var description = JSON.readTree(body(call)).path("description").asString();
            var after = new Entry(slug, before.version() + 1, before.country(), description);
            save(after);
            answer(call, unansweredSaves.getAndUpdate(FakePortal::less) > 0 ? 503 : 200, after);
        }
    }

    private void save(Entry entry) {
        stored.put(entry.slug(), entry);
        if (indexing) {
            indexed.put(entry.slug(), entry);
        }
    }

    private void search(HttpExchange call) throws IOException {
        searches.add(call.getRequestURI().toString());
        if (refusedSearches.getAndUpdate(FakePortal::less) > 0) {
            answer(call, 503, Map.of("title", "Service away"));
            return;
        }
        if (strangeSearches.getAndUpdate(FakePortal::less) > 0) {
            answer(call, 200, Map.of());
            return;
        }
        var word = parameter(call, "q");
        var country = parameter(call, "country");
        var items = indexed.values().stream()
                .filter(entry -> entry.description().contains(word))
                .filter(entry -> country.isEmpty() || entry.country().equals(country))
                .sorted(Comparator.comparing(Entry::slug))
                .map(entry -> Map.of("slug", entry.slug(), "summary", entry.description(), "highlights", List.of()))
                .toList();
        answer(call, 200, Map.of("total", items.size(), "items", items));
    }

    /** @return empty if it is not given */
    private static String parameter(HttpExchange call, String name) {
        return Arrays.stream(call.getRequestURI().getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static int less(int count) {
        return Math.max(0, count - 1);
    }

    private static String body(HttpExchange call) throws IOException {
        return new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange call, int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        try (call) {
            call.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
            if (status != 204) {
                call.getResponseBody().write(bytes);
            }
        }
    }
}
