package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Fills a running portal with the demo world, through its API and by mail, as people would. Run again it adds what is missing and
 * leaves the rest alone. Exit codes: 0, 1 if a part could not be loaded, 2 for a wrong command line.
 */
public final class DemoWorld {

    private static final int INCOMPLETE = 1;
    private static final int USAGE = 2;

    private DemoWorld() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("java.awt.headless", "true");
        try {
            if (!load(DemoOptions.parse(arguments))) {
                System.exit(INCOMPLETE);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE);
        }
    }

    private static boolean load(DemoOptions options) throws InterruptedException {
        var progress = new Progress(System.out);
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            progress.part("groups", () -> {
                var secret = Files.readString(options.operatorSecretFile()).strip();
                var api = Api.signedIn(client, options.portal(), secret);
                var groups = new Groups(api);
                progress.say(groups.load());
                var mailbox = new Mailbox(client, options.mailbox());
                var organizers = new Organizers(api, options.portal(), mailbox);
                var albums = new Albums(api, groups, Clock.systemUTC());
                loadTogether(
                        progress,
                        List.of(
                                new Part("meetings", new Meetings(api, Clock.systemUTC())::load),
                                new Part("organizers and posts", () -> {
                                    var posts = new Posts(api, groups, organizers, albums);
                                    var missing = posts.missing();
                                    var writing = missing.stream()
                                            .map(text -> text.field("group"))
                                            .collect(Collectors.toSet());
                                    progress.say(organizers.load(writing, progress));
                                    return posts.load(missing);
                                }),
                                new Part("pins", new Pins(api, mailbox)::load),
                                new Part("lists", () -> {
                                    progress.say(new Lists(api, groups).load());
                                    var office = new PostOffice(options.listSmtp());
                                    return new Threads(api, mailbox, office, Clock.systemUTC()).load(progress);
                                }),
                                new Part("albums", () -> albums.load(progress))));
            });
        }
        progress.end();
        return progress.isComplete();
    }

    /** What is loaded beside the rest. */
    private record Part(String name, Progress.Loading loading) {}

    private static void loadTogether(Progress progress, List<Part> parts) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(parts.size())) {
            var running = parts.stream()
                    .<Future<?>>map(part -> threads.submit(() -> progress.part(
                            part.name(), () -> progress.say(part.loading().load()))))
                    .toList();
            for (var part : running) {
                try {
                    part.get();
                } catch (java.util.concurrent.ExecutionException broken) {
                    progress.failed("a part", new IOException(broken.getCause()));
                }
            }
        }
    }
}
