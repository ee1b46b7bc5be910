package org.usergroups.roster.groups;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;

/**
 * A group as the API shows it.
 *
 * @param confirmedAt when one of the group's people last said that all of this is true
 * @param confirmedByName who said so; absent when nobody has, or when they have left the portal
 * @param confirmBy when they are asked again
 * @param askable whether the group's people are silent, so that others may ask to look after it
 * @param storyAnswered how many of the seven questions have an answer
 * @param verifiedHost the host of the website, if it was shown to be the group's own
 * @param websiteCheck what is known of {@code url}; absent for one that was not looked at yet
 * @param featured absent for a group that is not, and from the day on after its term
 * @param pending changes that wait for objections
 */
public record GroupView(
        String id,
        String slug,
        List<String> formerSlugs,
        long version,
        String name,
        String description,
        @Nullable String language,
        List<Entry.Translation> translations,
        @Nullable String country,
        @Nullable String subdivision,
        @Nullable String region,
        @Nullable String city,
        @Nullable Integer geonameId,
        GroupForm.@Nullable Point location,
        Entry.Scope scope,
        boolean online,
        List<GroupForm.PlaceForm> places,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        @Nullable String url,
        LinkChecks.@Nullable LinkCheck websiteCheck,
        List<ChannelView> channels,
        @Nullable String foundedOn,
        Entry.Access access,
        Story story,
        int storyAnswered,
        Freshness.Status status,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedByName,
        Instant confirmBy,
        boolean askable,
        @Nullable String verifiedHost,
        @Nullable FeaturedView featured,
        List<PendingView> pending,
        Instant registeredAt,
        Instant changedAt,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    /**
     * That coordinators name the group as one worth a visit.
     *
     * @param until its last day, in UTC
     * @param note why
     * @param byName who has decided it; absent for a script, and for somebody who has left the portal
     */
    public record FeaturedView(
            LocalDate until, String note, @Nullable String byName) {}

    /**
     * A change that takes effect unless one of the organizers stops it.
     *
     * @param url the website that the entry will name, empty for none; of {@code WEBSITE} alone
     * @param ownerId the member who will answer for the entry; of {@code OWNER} alone
     */
    public record PendingView(
            String id,
            Group.PendingKind kind,
            @Nullable String url,
            @Nullable String ownerId,
            Instant effectiveAt) {

        static PendingView of(Group.Pending change) {
            var kind = change.kind();
            return new PendingView(
                    change.id(),
                    kind,
                    kind == Group.PendingKind.WEBSITE ? change.value() : null,
                    kind == Group.PendingKind.OWNER ? change.value() : null,
                    change.effectiveAt());
        }
    }

    /**
     * A channel, and what is known of its address as in {@link LinkChecks.LinkCheck}.
     *
     * @param label the service's name, or what the group calls the channel
     * @param checkedAt absent, as all after it, for an address that was not looked at yet
     */
    public record ChannelView(
            String type,
            String url,
            @Nullable String label,
            @Nullable Instant checkedAt,
            @Nullable Boolean ok,
            @Nullable Instant workedAt,
            @Nullable Instant unreachableSince) {

        static ChannelView of(Entry.Channel channel, LinkChecks.@Nullable LinkCheck check) {
            return check == null
                    ? new ChannelView(channel.type(), channel.url(), channel.label(), null, null, null, null)
                    : new ChannelView(
                            channel.type(),
                            channel.url(),
                            channel.label(),
                            check.checkedAt(),
                            check.ok(),
                            check.workedAt(),
                            check.unreachableSince());
        }
    }

    /**
     * @param names by member id
     * @param checks by the address
     */
    static GroupView of(
            Stored<Group> stored, Map<String, String> names, Map<String, LinkChecks.LinkCheck> checks, Instant now) {
        var group = stored.state();
        var entry = group.entry();
        var form = GroupForm.of(group);
        var confirmedBy = group.freshness().confirmedBy();
        return new GroupView(
                stored.id(),
                group.slug(),
                group.formerSlugs(),
                stored.version(),
                entry.name(),
                entry.description(),
                entry.language(),
                entry.translations(),
                entry.country(),
                entry.subdivision(),
                entry.region(),
                entry.city(),
                entry.geonameId(),
                form.location(),
                entry.scope(),
                entry.online(),
                form.places() == null ? List.of() : form.places(),
                entry.zone(),
                entry.languages(),
                entry.topics(),
                entry.url(),
                entry.url() == null ? null : checks.get(entry.url()),
                entry.channels().stream()
                        .map(channel -> ChannelView.of(channel, checks.get(channel.url())))
                        .toList(),
                entry.foundedOn(),
                entry.access(),
                entry.story(),
                entry.story().answered(),
                group.status(),
                group.freshness().confirmedAt(),
                confirmedBy == null ? null : names.get(confirmedBy),
                group.freshness().confirmBy(),
                group.freshness().isSilent(),
                group.verifiedHost(),
                group.featuredAt(now)
                        .map(term -> new FeaturedView(term.until(), term.note(), names.get(term.by())))
                        .orElse(null),
                group.pending().stream().map(PendingView::of).toList(),
                group.registeredAt(),
                group.changedAt(),
                entry.source(),
                entry.licence(),
                entry.note());
    }
}
