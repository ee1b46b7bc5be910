package org.usergroups.roster.groups;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.members.Accounts;

/** Shows groups, with the names of those who have confirmed them. */
@Component
public class GroupViews {

    private final Accounts accounts;

    GroupViews(Accounts accounts) {
        this.accounts = accounts;
    }

    public GroupView of(Stored<Group> group) {
        return over(List.of(group)).apply(group);
    }

    /** Shows groups of one page, whose names are looked up at once. */
    Function<Stored<Group>, GroupView> over(List<Stored<Group>> page) {
        var names = accounts.names(page.stream()
                .map(GroupViews::confirmedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return group -> {
            var confirmedBy = confirmedBy(group);
            return GroupView.of(group, confirmedBy == null ? null : names.get(confirmedBy));
        };
    }

    private static @Nullable String confirmedBy(Stored<Group> group) {
        return group.state().freshness().confirmedBy();
    }
}
