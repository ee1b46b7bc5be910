package org.usergroups.roster.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;

/** The group's own calendar, named by its organizers: they see how fetching it goes. */
@RestController
@RequestMapping("/api/roster/groups/{slugOrId}/calendar-feed")
class FeedController {

    private final CalendarFeeds feeds;
    private final FeedFollower follower;
    private final Groups groups;
    private final Rights rights;

    FeedController(CalendarFeeds feeds, FeedFollower follower, Groups groups, Rights rights) {
        this.feeds = feeds;
        this.follower = follower;
        this.groups = groups;
        this.rights = rights;
    }

    record FeedForm(@Nullable String url) {}

    /**
     * @param problem why it could not be read the last time; absent when all is well
     * @param meetings how many coming meetings it has
     */
    record FeedView(
            String url,
            @Nullable Instant triedAt,
            @Nullable Instant fetchedAt,
            Instant nextAt,
            @Nullable String problem,
            int meetings) {

        static FeedView of(CalendarFeed feed) {
            return new FeedView(
                    feed.url(), feed.triedAt(), feed.fetchedAt(), feed.nextAt(), feed.problem(), feed.meetings());
        }
    }

    @GetMapping
    FeedView read(@PathVariable String slugOrId, Caller caller) {
        var groupId = organized(slugOrId, caller);
        return FeedView.of(feeds.find(groupId).orElseThrow(() -> Problem.notFound("calendar of", slugOrId)));
    }

    /** Names the calendar; it is fetched within a minute or so, and every six hours from then on. */
    @PutMapping
    FeedView name(@PathVariable String slugOrId, @RequestBody FeedForm form, Caller caller) {
        var groupId = organized(slugOrId, caller);
        // What calendar programs call webcal is https.
        var written = form.url() == null ? null : form.url().strip().replaceFirst("(?i)^webcal://", "https://");
        new FieldErrors().required(written, "url", 2_000).link(written, "url").refuse();
        var url = String.valueOf(written);
        var isOther =
                feeds.find(groupId).filter(feed -> !feed.url().equals(url)).isPresent();
        var named = feeds.name(groupId, url);
        if (isOther) {
            follower.forget(groupId);
        }
        return FeedView.of(named);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String slugOrId, Caller caller) {
        var groupId = organized(slugOrId, caller);
        feeds.delete(groupId);
        follower.forget(groupId);
    }

    private String organized(String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return group.id();
    }
}
