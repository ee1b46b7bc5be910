package org.usergroups.roster.groups;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group: what its people say of it, and how sure that is.
 *
 * @param formerSlugs slugs that it had before, which lead to it
 * @param ownerId the member who answers for the entry; absent when nobody does
 * @param pending a change that waits, so that the other organizers can object
 * @param verified that the website was shown to be the group's own
 * @param revision the newest revision of its history
 * @param imported the last import that changed the entry; absent for one that was registered by hand
 */
public record Group(
        String slug,
        List<String> formerSlugs,
        Entry entry,
        Freshness freshness,
        @Nullable String ownerId,
        @Nullable Pending pending,
        @Nullable Verified verified,
        Instant registeredAt,
        Instant changedAt,
        @Nullable String revision,
        @Nullable Imported imported) {

    private static final int FORMER_SLUGS = 20;

    public Group {
        formerSlugs = formerSlugs == null ? List.of() : List.copyOf(formerSlugs);
    }

    /**
     * What an import has left.
     *
     * @param id the entry's id in the imported file, which stays when the slug changes
     * @param digest SHA-256 of what the file said
     */
    public record Imported(String id, String digest, Instant at) {}

    /**
     * A change that takes effect later unless somebody stops it.
     *
     * @param url the website that the entry will name
     * @param ownerId the member who will answer for the entry
     * @param by who asked for it
     */
    public record Pending(
            String id, @Nullable String url, @Nullable String ownerId, String by, Instant at, Instant effectiveAt) {

        /** This change, and what another one that waits changes besides. */
        Pending and(@Nullable Pending other) {
            return other == null
                    ? this
                    : new Pending(
                            id,
                            url == null ? other.url() : url,
                            ownerId == null ? other.ownerId() : ownerId,
                            by,
                            at,
                            effectiveAt);
        }
    }

    /**
     * That somebody has shown that a website is theirs.
     *
     * @param method how, as claims name it
     * @param url the website, as the entry named it then
     * @param memberId who has shown it
     * @param until when it is looked at again
     * @param missingSince since when it was looked for in vain
     */
    public record Verified(
            String method,
            String url,
            String memberId,
            Instant at,
            Instant until,
            @Nullable Instant missingSince) {

        public String host() {
            return Objects.requireNonNullElse(URI.create(url).getHost(), "");
        }
    }

    public String name() {
        return entry.name();
    }

    public @Nullable String country() {
        return entry.country();
    }

    public @Nullable String zone() {
        return entry.zone();
    }

    public List<String> topics() {
        return entry.topics();
    }

    /**
     * The host of the website, if somebody has shown that it is the group's own. Another website is not, and neither is another page
     * of its host, which may be somebody else's.
     */
    @Nullable
    String verifiedHost() {
        return verified != null && verified.url().equals(entry.url()) ? verified.host() : null;
    }

    public Freshness.Status status() {
        return freshness.status();
    }

    /** Whether people have changed the entry since it was imported, or have registered it. */
    boolean isLookedAfter() {
        return imported == null || changedAt.isAfter(imported.at()) || freshness.confirmedBy() != null;
    }

    /** The group with another entry, which was said now. A website that waits gives way to one that was named since. */
    Group saying(Entry said, Instant now) {
        if (said.equals(entry)) {
            return this;
        }
        var isSameUrl = Objects.equals(said.url(), entry.url());
        return new Group(
                slug,
                formerSlugs,
                said,
                freshness,
                ownerId,
                isSameUrl ? pending : waiting(null, pending == null ? null : pending.ownerId()),
                verified,
                registeredAt,
                now,
                revision,
                imported);
    }

    /** What is left of the change that waits. */
    private @Nullable Pending waiting(@Nullable String url, @Nullable String owner) {
        return pending == null || (url == null && owner == null)
                ? null
                : new Pending(pending.id(), url, owner, pending.by(), pending.at(), pending.effectiveAt());
    }

    /** The group at another slug; the one that it had leads there. */
    Group at(String newSlug, Instant now) {
        if (newSlug.equals(slug)) {
            return this;
        }
        var former = new ArrayList<>(formerSlugs);
        former.remove(newSlug);
        former.add(slug);
        var kept = former.subList(Math.max(0, former.size() - FORMER_SLUGS), former.size());
        return new Group(
                newSlug,
                List.copyOf(kept),
                entry,
                freshness,
                ownerId,
                pending,
                verified,
                registeredAt,
                now,
                revision,
                imported);
    }

    /** The group, to which the slugs of another lead, too; whoever answers for that one does for this, if nobody does yet. */
    Group alsoAt(Group other, Instant now) {
        var former = new java.util.LinkedHashSet<String>(other.formerSlugs);
        former.addAll(formerSlugs);
        former.remove(other.slug);
        former.add(other.slug);
        former.remove(slug);
        var all = List.copyOf(former);
        return new Group(
                slug,
                all.subList(Math.max(0, all.size() - FORMER_SLUGS), all.size()),
                entry,
                freshness,
                ownerId == null ? other.ownerId : ownerId,
                pending,
                verified,
                registeredAt,
                now,
                revision,
                imported);
    }

    Group withFreshness(Freshness fresh) {
        return new Group(
                slug,
                formerSlugs,
                entry,
                fresh,
                ownerId,
                pending,
                verified,
                registeredAt,
                changedAt,
                revision,
                imported);
    }

    Group withPending(@Nullable Pending waiting) {
        return new Group(
                slug,
                formerSlugs,
                entry,
                freshness,
                ownerId,
                waiting,
                verified,
                registeredAt,
                changedAt,
                revision,
                imported);
    }

    Group withVerified(@Nullable Verified site) {
        return new Group(
                slug,
                formerSlugs,
                entry,
                freshness,
                ownerId,
                pending,
                site,
                registeredAt,
                changedAt,
                revision,
                imported);
    }

    /** The group that somebody else answers for. An owner who waits gives way to one who was named since. */
    Group ownedBy(@Nullable String memberId) {
        return new Group(
                slug,
                formerSlugs,
                entry,
                freshness,
                memberId,
                Objects.equals(memberId, ownerId) ? pending : waiting(pending == null ? null : pending.url(), null),
                verified,
                registeredAt,
                changedAt,
                revision,
                imported);
    }

    Group withImport(Imported file) {
        return new Group(
                slug,
                formerSlugs,
                entry,
                freshness,
                ownerId,
                pending,
                verified,
                registeredAt,
                changedAt,
                revision,
                file);
    }

    Group withRevision(Revision newest) {
        return new Group(
                slug,
                formerSlugs,
                entry,
                freshness,
                ownerId,
                pending,
                verified,
                registeredAt,
                changedAt,
                newest.id(),
                imported);
    }
}
