package org.usergroups.blog.posts;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usergroups.blog.roster.GroupGone;
import org.usergroups.blog.roster.MemberNamed;

/** What posts take over from the roster: new names of authors, and that a group is gone. */
@Component
class RosterNews {

    static final String NAME_OF_THE_LEFT = "Former member";

    private final Posts posts;
    private final InstantSource clock;

    RosterNews(Posts posts, InstantSource clock) {
        this.posts = posts;
        this.clock = clock;
    }

    @EventListener
    void on(MemberNamed member) {
        posts.nameAuthor(member.memberId(), Objects.requireNonNullElse(member.displayName(), NAME_OF_THE_LEFT));
    }

    /** Drafts stay, so that a coordinator can bring back what was deleted by mistake. */
    @EventListener
    void on(GroupGone group) {
        posts.withdrawAllOf(group.groupId(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
