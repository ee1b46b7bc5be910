package org.usergroups.roster.queue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;

/** Groups that new members have registered, of which more than three within a day name a website of the same host. */
@Component
class Newcomers {

    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NEW = Duration.ofDays(30);
    private static final int ALLOWED = 3;
    private static final int REGISTRATIONS = 1_000;

    private final Groups groups;
    private final Accounts accounts;
    private final InstantSource clock;

    Newcomers(Groups groups, Accounts accounts, InstantSource clock) {
        this.groups = groups;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A group that is one of many with a host; {@code times} is how many there are. */
    record Sighting(Stored<Group> group, String host, int times) {}

    /** What is seen of the last week, the oldest first. */
    List<Sighting> sightings() {
        var byHost = new LinkedHashMap<String, List<Stored<Group>>>();
        for (var group : groups.registeredSince(clock.instant().minus(LOOKED_BACK), REGISTRATIONS)) {
            host(group)
                    .filter(host -> isOfNewMember(group))
                    .ifPresent(host -> byHost.computeIfAbsent(host, first -> new ArrayList<>())
                            .add(group));
        }
        var sightings = new ArrayList<Sighting>();
        byHost.forEach((host, all) -> {
            if (isCrowd(all)) {
                all.forEach(group -> sightings.add(new Sighting(group, host, all.size())));
            }
        });
        return sightings;
    }

    private static boolean isCrowd(List<Stored<Group>> ofHost) {
        for (var first = 0; first + ALLOWED < ofHost.size(); first++) {
            var begin = at(ofHost.get(first));
            if (at(ofHost.get(first + ALLOWED)).isBefore(begin.plus(DAY))) {
                return true;
            }
        }
        return false;
    }

    private static Instant at(Stored<Group> group) {
        return group.state().registeredAt();
    }

    private boolean isOfNewMember(Stored<Group> group) {
        var owner = group.state().ownerId();
        return owner != null
                && accounts.find(owner)
                        .filter(account ->
                                account.state().createdAt().isAfter(at(group).minus(NEW)))
                        .isPresent();
    }

    private static Optional<String> host(Stored<Group> group) {
        return Optional.ofNullable(group.state().entry().url())
                .map(url -> URI.create(url).getHost())
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
    }
}
