package org.usergroups.roster.links;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;

/** Links of entries that have led nowhere for a week or longer. That is a hint; what it means, people decide. */
@Component
public class DeadLinks {

    private static final int GROUPS_OF_A_LINK = 3;

    private final Links links;
    private final Groups groups;

    DeadLinks(Links links, Groups groups) {
        this.links = links;
        this.groups = groups;
    }

    /** @param remark what is wrong, as a sentence */
    public record DeadLink(Stored<Group> group, String url, String remark, Instant since) {}

    /** The dead links of all entries, those first that have been dead longest. */
    public List<DeadLink> all(int limit) {
        var broken = links.broken(limit).stream().collect(Collectors.toMap(Link::url, Function.identity()));
        return groups.naming(broken.keySet(), limit * GROUPS_OF_A_LINK).stream()
                .flatMap(group -> LinkChecker.urls(group)
                        .distinct()
                        .map(broken::get)
                        .filter(Objects::nonNull)
                        .map(link -> new DeadLink(
                                group,
                                link.url(),
                                Objects.requireNonNullElse(link.remark(), ""),
                                Objects.requireNonNullElse(link.failingSince(), link.nextAt()))))
                .sorted(java.util.Comparator.comparing(DeadLink::since))
                .toList();
    }
}
