package org.usergroups.roster.groups;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group: what its people say of it, and how sure that is.
 *
 * @param formerSlugs slugs that it had before, which lead to it
 * @param ownerId the member who answers for the entry; absent when nobody does
 * @param pending changes that wait, at most one of a kind
 * @param verified that the website was shown to be the group's own
 * @param revision the newest revision of its history
 * @param imported the last import that changed the entry; absent for one that was registered by hand
 * @param featured also when its term is over; absent for a group that never was, and for an archived one
 */
public record Group(
        String slug,
        List<String> formerSlugs,
        Entry entry,
        Freshness freshness,
        @Nullable String ownerId,
        List<Pending> pending,
        @Nullable Verified verified,
        Instant registeredAt,
        Instant changedAt,
        @Nullable String revision,
        @Nullable Imported imported,
        @Nullable Featured featured) {

    private static final int FORMER_SLUGS = 20;

    public Group {
        formerSlugs = formerSlugs == null ? List.of() : List.copyOf(formerSlugs);
        pending = pending == null ? List.of() : List.copyOf(pending);
    }

    /**
     * What an import has left.
     *
     * @param id the entry's id in the imported file, which stays when the slug changes
     * @param digest SHA-256 of what the file said
     */
    public record Imported(String id, String digest, Instant at) {}

    /** What may wait, so that the other organizers can object. */
    public enum PendingKind {
        WEBSITE,
        OWNER,
        DELETION
    }

    /**
     * A change that takes effect later unless somebody stops it.
     *
     * @param value the website that the entry will name, or the member who will answer for it; empty for none
     * @param by who asked for it
     */
    public record Pending(String id, PendingKind kind, String value, String by, Instant at, Instant effectiveAt) {}

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
    public @Nullable String verifiedHost() {
        return verified != null && verified.url().equals(entry.url()) ? verified.host() : null;
    }

    public Freshness.Status status() {
        return freshness.status();
    }

    /** That the group is featured at a time, if it is. */
    public Optional<Featured> featuredAt(Instant now) {
        return Optional.ofNullable(featured).filter(term -> !term.isOverAt(now));
    }

    /** Whether people have changed the entry since it was imported, or have registered it. */
    boolean isLookedAfter() {
        return imported == null || changedAt.isAfter(imported.at()) || freshness.confirmedBy() != null;
    }

    Optional<Pending> pending(PendingKind kind) {
        return pending.stream().filter(change -> change.kind() == kind).findFirst();
    }

    /** The group with another entry, which was said now. A website that waits gives way to one that was named since. */
    Group saying(Entry said, Instant now) {
        if (said.equals(entry)) {
            return this;
        }
        var waiting = Objects.equals(said.url(), entry.url()) ? pending : without(PendingKind.WEBSITE);
        return with(said, freshness, ownerId, waiting, now);
    }

    /** The group at another slug; the one that it had leads there. */
    Group at(String newSlug, Instant now) {
        if (newSlug.equals(slug)) {
            return this;
        }
        var former = new ArrayList<>(formerSlugs);
        former.remove(newSlug);
        former.add(slug);
        return ledTo(newSlug, former, ownerId, now);
    }

    /**
     * The group, to which the slugs of another lead, too; whoever answers for that one does for this, if nobody does yet, and what it
     * is featured for holds for this one, if this one is not featured itself.
     */
    Group alsoAt(Group other, Instant now) {
        var former = new LinkedHashSet<>(other.formerSlugs);
        former.addAll(formerSlugs);
        former.remove(other.slug);
        former.add(other.slug);
        former.remove(slug);
        var merged = ledTo(slug, List.copyOf(former), ownerId == null ? other.ownerId : ownerId, now);
        return merged.withFeatured(
                featuredAt(now).or(() -> other.featuredAt(now)).orElse(null));
    }

    private Group ledTo(String newSlug, List<String> former, @Nullable String owner, Instant now) {
        return new Group(
                newSlug,
                former.subList(Math.max(0, former.size() - FORMER_SLUGS), former.size()),
                entry,
                freshness,
                owner,
                pending,
                verified,
                registeredAt,
                now,
                revision,
                imported,
                featured);
    }

    /** The group, of which this is known. An archived one is featured no longer. */
    Group withFreshness(Freshness fresh) {
        return with(entry, fresh, ownerId, pending, changedAt).withFeatured(featured);
    }

    /** The group that is featured so, or not at all; an archived one is not. */
    Group withFeatured(@Nullable Featured term) {
        return marked(verified, revision, imported, status() == Freshness.Status.archived ? null : term);
    }

    /** The group, of which another change waits; one of the same kind that waited gives way to it. */
    Group waitingFor(Pending change) {
        var waiting = new ArrayList<>(without(change.kind()));
        waiting.add(change);
        return with(entry, freshness, ownerId, waiting, changedAt);
    }

    Group withPending(List<Pending> waiting) {
        return with(entry, freshness, ownerId, waiting, changedAt);
    }

    /** The group that somebody else answers for. An owner who waits gives way to one who was named since. */
    Group ownedBy(@Nullable String memberId) {
        var waiting = Objects.equals(memberId, ownerId) ? pending : without(PendingKind.OWNER);
        return with(entry, freshness, memberId, waiting, changedAt);
    }

    private List<Pending> without(PendingKind kind) {
        return pending.stream().filter(change -> change.kind() != kind).toList();
    }

    private Group with(Entry said, Freshness fresh, @Nullable String owner, List<Pending> waiting, Instant saidAt) {
        return new Group(
                slug,
                formerSlugs,
                said,
                fresh,
                owner,
                waiting,
                verified,
                registeredAt,
                saidAt,
                revision,
                imported,
                featured);
    }

    Group withVerified(@Nullable Verified site) {
        return marked(site, revision, imported, featured);
    }

    Group withImport(Imported file) {
        return marked(verified, revision, file, featured);
    }

    Group withRevision(Revision newest) {
        return marked(verified, newest.id(), imported, featured);
    }

    private Group marked(
            @Nullable Verified site, @Nullable String newest, @Nullable Imported file, @Nullable Featured term) {
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
                newest,
                file,
                term);
    }
}
