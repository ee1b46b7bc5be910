package org.usergroups.roster.groups;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.members.Accounts;

/** Shows groups, with the names of those who have confirmed or featured them, and what is known of their links. */
@Component
public class GroupViews {

    private final Accounts accounts;
    private final LinkChecks checks;
    private final InstantSource clock;

    GroupViews(Accounts accounts, LinkChecks checks, InstantSource clock) {
        this.accounts = accounts;
        this.checks = checks;
        this.clock = clock;
    }

    public GroupView of(Stored<Group> group) {
        return of(List.of(group)).getFirst();
    }

    /** Several at once: the names and the links of all are a question each. */
    List<GroupView> of(List<Stored<Group>> groups) {
        var now = clock.instant();
        var names = accounts.names(
                groups.stream().flatMap(group -> named(group.state(), now)).collect(Collectors.toSet()));
        var known = checks.of(groups.stream()
                .flatMap(group -> group.state().entry().urls())
                .distinct()
                .toList());
        return groups.stream()
                .map(group -> GroupView.of(group, names, known, now))
                .toList();
    }

    private static Stream<String> named(Group group, Instant now) {
        return Stream.concat(
                Stream.ofNullable(group.freshness().confirmedBy()), group.featuredAt(now).map(Featured::by).stream());
    }
}
