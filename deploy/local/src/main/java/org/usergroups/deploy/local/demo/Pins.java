package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Pins of people who want a group where there is none, set and confirmed by mail as everybody does. */
final class Pins {

    private static final Pattern LINK = Pattern.compile("/pins/mine/(\\S+)");

    private final Api api;
    private final Mailbox mailbox;

    record Pin(
            String city,
            String country,
            List<String> topics,
            String email,
            String name,
            String sentence,
            boolean helps) {}

    Pins(Api api, Mailbox mailbox) {
        this.api = api;
        this.mailbox = mailbox;
    }

    static List<Pin> pins() {
        return DemoFiles.jsonLines("pins.jsonl", Pin.class);
    }

    String load() throws IOException, InterruptedException {
        var counts = api.get("/api/roster/pins").path("items");
        var missing = pins().stream()
                .filter(pin -> StreamSupport.stream(counts.spliterator(), false)
                        .noneMatch(count -> count.path("city").asText().equals(pin.city())
                                && count.path("country").asText().equals(pin.country())))
                .toList();
        for (var pin : missing) {
            api.post(
                    "/api/roster/pins",
                    Map.of(
                            "city", pin.city(),
                            "country", pin.country(),
                            "topics", pin.topics(),
                            "email", pin.email(),
                            "name", pin.name(),
                            "sentence", pin.sentence(),
                            "helps", pin.helps()),
                    "demo-pin-" + pin.email());
        }
        for (var pin : missing) {
            var token = mailbox.awaitToken(pin.email(), LINK, Optional.empty());
            api.post("/api/roster/pins/" + token, "demo-pin-confirmation-" + pin.email());
        }
        return "%d pins (%d new)".formatted(pins().size(), missing.size());
    }
}
