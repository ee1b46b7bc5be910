package org.usergroups.roster.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.groups.Entry;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.GroupForm;
import org.usergroups.roster.groups.Story;

/**
 * One entry in the form of rosters: what an import reads and an export writes. What is left out is not known.
 *
 * @param id becomes the slug, and is what the entry is known by in the next import
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RosterLine(
        @Nullable String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String language,
        @Nullable List<Entry.Translation> translations,
        @Nullable String url,
        @Nullable String country,
        @Nullable String subdivision,
        @Nullable String region,
        @Nullable String city,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String timezone,
        @Nullable String scope,
        @Nullable Boolean online,
        @Nullable List<GroupForm.PlaceForm> places,
        @Nullable List<String> languages,
        @Nullable List<String> topics,
        @Nullable String foundedOn,
        Entry.@Nullable Access access,
        @Nullable Story story,
        @Nullable String status,
        @Nullable List<GroupForm.ChannelForm> channels,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    /** The line that says what an entry says. */
    public static RosterLine of(String slug, Entry entry, Freshness.Status status) {
        var form = GroupForm.of(slug, entry, status);
        var location = entry.location();
        return new RosterLine(
                slug,
                form.name(),
                form.description(),
                form.language(),
                form.translations(),
                form.url(),
                form.country(),
                form.subdivision(),
                form.region(),
                form.city(),
                location == null ? null : location.lat(),
                location == null ? null : location.lon(),
                form.zone(),
                form.scope(),
                form.online(),
                form.places(),
                form.languages(),
                form.topics(),
                form.foundedOn(),
                Entry.Access.UNKNOWN.equals(entry.access()) ? null : entry.access(),
                Story.UNTOLD.equals(entry.story()) ? null : entry.story(),
                form.status(),
                form.channels(),
                form.source(),
                form.licence(),
                form.note());
    }

    GroupForm toForm() {
        var location = lat == null || lon == null ? null : new GroupForm.Point("Point", List.of(lon, lat));
        return new GroupForm(
                name,
                id,
                description,
                language,
                translations,
                country,
                subdivision,
                region,
                city,
                null,
                location,
                scope,
                online,
                places,
                timezone,
                languages,
                topics,
                url,
                channels,
                foundedOn,
                access,
                story,
                // The word of rosters that know no more than two.
                "inactive".equals(status) ? "dormant" : status,
                source,
                licence,
                note);
    }
}
