package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People who look after some of the groups: invited by mail, they sign in, accept, and say that the entry is true. Who has done so
 * before is not asked again.
 */
final class Organizers {

    private static final int AT_ONCE = 4;
    private static final String INVITATION = "entry of %s on Usergroups[\\s\\S]*/invitations/(\\S+)";

    private final Api operator;
    private final URI portal;
    private final Mailbox mailbox;
    private final Map<String, Api> signedIn = new ConcurrentHashMap<>();
    private final AtomicInteger confirmations = new AtomicInteger();

    /** @param mentoring what they offer to those who begin a group; absent if nothing */
    record Organizer(
            String name,
            String email,
            String group,
            @Nullable Map<String, Object> mentoring) {}

    Organizers(Api operator, URI portal, Mailbox mailbox) {
        this.operator = operator;
        this.portal = portal;
        this.mailbox = mailbox;
    }

    static List<Organizer> organizers() {
        return DemoFiles.jsonLines("organizers.jsonl", Organizer.class);
    }

    /** @param needed the groups for which somebody has to be signed in, whatever they have done before */
    String load(Set<String> needed, Progress progress) {
        var organizers = organizers();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            organizers.forEach(organizer -> threads.execute(
                    () -> progress.part("organizer " + organizer.name(), () -> load(organizer, needed))));
        }
        return "%d organizers (%d new)".formatted(organizers.size(), confirmations.get());
    }

    /** The API as an organizer of the group uses it, if one has signed in; else as the operator does. */
    Api of(String group) {
        return signedIn.getOrDefault(group, operator);
    }

    private void load(Organizer organizer, Set<String> needed) throws IOException, InterruptedException {
        var group = operator.get(path(organizer));
        var isConfirmed = group.hasNonNull("confirmedAt");
        if (isConfirmed && !needed.contains(organizer.group())) {
            return;
        }
        var api = new Browser(portal).signIn(organizer.email(), mailbox);
        if (!isConfirmed) {
            api.patch("/api/roster/me", Map.of("displayName", organizer.name()));
            join(organizer, group.path("name").asText(), api);
            if (organizer.mentoring() != null) {
                api.put("/api/roster/me/mentor-offer", organizer.mentoring());
            }
            // Last, since it is what tells that all before is done.
            api.post(path(organizer) + "/confirmation", "demo-confirmation-" + organizer.group());
            confirmations.incrementAndGet();
        }
        signedIn.put(organizer.group(), api);
    }

    private void join(Organizer organizer, String groupName, Api api) throws IOException, InterruptedException {
        for (JsonNode membership : api.get("/api/roster/me").path("memberships")) {
            if (membership.path("slug").asText().equals(organizer.group())) {
                return;
            }
        }
        var link = Pattern.compile(INVITATION.formatted(Pattern.quote(groupName)));
        var before = mailbox.token(organizer.email(), link);
        if (before.isEmpty()) {
            operator.post(
                    path(organizer) + "/invitations",
                    Map.of("email", organizer.email()),
                    "demo-invitation-" + organizer.group());
        }
        var token = before.isPresent() ? before.get() : mailbox.awaitToken(organizer.email(), link, before);
        api.post("/api/roster/invitations/" + token, "demo-acceptance-" + organizer.group());
    }

    private static String path(Organizer organizer) {
        return "/api/roster/groups/" + organizer.group();
    }
}
