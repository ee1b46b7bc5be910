package org.usergroups.roster.groups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;

/** Shows groups, with what is known of their links. */
@Component
public class GroupViews {

    private final LinkChecks checks;

    GroupViews(LinkChecks checks) {
        this.checks = checks;
    }

    public GroupView of(Stored<Group> group) {
        return of(List.of(group)).getFirst();
    }

    /** Several at once: what is known of all their links is one question. */
    List<GroupView> of(List<Stored<Group>> groups) {
        var urls = groups.stream()
                .flatMap(group -> group.state().entry().urls())
                .distinct()
                .toList();
        var known = checks.of(urls);
        return groups.stream().map(group -> GroupView.of(group, known)).toList();
    }
}
