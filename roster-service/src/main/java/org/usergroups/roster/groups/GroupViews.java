package org.usergroups.roster.groups;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.members.Accounts;

/** Shows groups, with the names of those who have confirmed them and what is known of their links. */
@Component
public class GroupViews {

    private final Accounts accounts;
    private final LinkChecks checks;

    GroupViews(Accounts accounts, LinkChecks checks) {
        this.accounts = accounts;
        this.checks = checks;
    }

    public GroupView of(Stored<Group> group) {
        return of(List.of(group)).getFirst();
    }

    /** Several at once: the names and the links of all are a question each. */
    List<GroupView> of(List<Stored<Group>> groups) {
        var names = accounts.names(groups.stream()
                .map(GroupViews::confirmedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var known = checks.of(groups.stream()
                .flatMap(group -> group.state().entry().urls())
                .distinct()
                .toList());
        return groups.stream()
                .map(group -> {
                    var confirmedBy = confirmedBy(group);
                    return GroupView.of(group, confirmedBy == null ? null : names.get(confirmedBy), known);
                })
                .toList();
    }

    private static @Nullable String confirmedBy(Stored<Group> group) {
        return group.state().freshness().confirmedBy();
    }
}
