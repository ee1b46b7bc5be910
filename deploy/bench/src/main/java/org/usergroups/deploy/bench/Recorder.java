package org.usergroups.deploy.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * What search-service asks the engine. A second search-service is started for it with the options of the first, which finds the engine behind a
 * proxy of ours and handles no events; the first goes on undisturbed, and what is measured has no proxy in its way.
 */
final class Recorder implements AutoCloseable {

    private static final long READY_WITHIN_SECONDS = 180;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MARK = "-Dusergroups.folder=";

    private final URI engine;
    private final HttpServer proxy;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(threads)
            .build();
    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final List<String> recorded = new ArrayList<>();
    private final int port;
    private final Path log;
    private final Process process;
    private final Asked asked;

    /** A question as the engine gets it. */
    record Call(String path, byte[] body) {}

    private Recorder(SearchService search, URI engine) throws IOException {
        this.engine = engine;
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        proxy.setExecutor(threads);
        proxy.createContext("/", this::forward);
        proxy.start();
        this.port = freePort();
        this.log = Files.createTempFile("bench-search-service", ".log");
        this.process = start(search);
        this.asked = new Asked(URI.create("http://127.0.0.1:" + port));
    }

    static Recorder beside(SearchService search) throws Refusal, IOException, InterruptedException {
        URI address;
        try (var engine = search.engine()) {
            address = engine.address();
        }
        var recorder = new Recorder(search, address);
        try {
            recorder.awaitReady();
            return recorder;
        } catch (Refusal | InterruptedException failed) {
            recorder.close();
            throw failed;
        }
    }

    /** Puts a question and answers what the engine was asked, in this order: more than one thing if the first has found little. */
    List<Call> calls(Question question) throws Refusal, IOException, InterruptedException {
        calls.clear();
        var answer = asked.get(question.path());
        if (!answer.isSuccess()) {
            throw new Refusal("%s: %s".formatted(question.path(), answer.reason()));
        }
        var ofEngine = new ArrayList<Call>();
        calls.drainTo(ofEngine);
        if (ofEngine.isEmpty()) {
            throw new Refusal("search-service asked the engine nothing for " + question.path() + ".");
        }
        for (var call : ofEngine) {
            recorded.add(JSON.writeValueAsString(Map.of(
                    "kind",
                    question.kind(),
                    "question",
                    question.path(),
                    "engine",
                    call.path(),
                    "body",
                    new String(call.body(), StandardCharsets.UTF_8))));
        }
        return ofEngine;
    }

    /** Writes what was recorded: a line of JSON for each thing that the engine was asked. */
    void write(Path file) throws IOException {
        Files.write(file, recorded);
    }

    private Process start(SearchService search) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var arguments = ProcessHandle.of(search.process().pid())
                .flatMap(original -> original.info().arguments())
                .map(List::of)
                .orElse(List.of());
        // Without the mark of the launcher, which ends what carries it.
        arguments.stream().filter(argument -> !argument.startsWith(MARK)).forEach(command::add);
        command.add("--server.port=" + port);
        command.add("--spring.elasticsearch.uris=http://127.0.0.1:"
                + proxy.getAddress().getPort());
        command.add("--spring.cloud.stream.bindings.states-in-0.consumer.auto-startup=false");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(search.environment());
        return builder.start();
    }

    private void awaitReady() throws Refusal, InterruptedException {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_SECONDS);
                System.nanoTime() < end && process.isAlive();
                TimeUnit.MILLISECONDS.sleep(250)) {
            if (RunningStack.saysReady(port)) {
                return;
            }
        }
        throw new Refusal(
                "The search-service that is to tell what it asks the engine did not start; its log is " + log + ".");
    }

    /** Questions of readers come several in one call, or go to the alias; what a service asks on its own account, to an index or to other paths. */
    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/_msearch") || path.startsWith("/" + Engine.ALIAS + "/_search")) {
                calls.add(new Call(path, body));
            }
            var request = HttpRequest.newBuilder(URI.create(engine + path))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            for (var name : List.of("Accept", "Content-Type")) {
                var value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        proxy.stop(0);
        asked.close();
        client.close();
        threads.close();
    }
}
