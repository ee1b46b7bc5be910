package org.usergroups.roster.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a group, checked.
 *
 * @param slug the slug asked for; absent to keep the one there is, or to have one made of the name
 */
public record Said(@Nullable String slug, Entry entry, Freshness.Status status) {

    /** Whether nothing differs but what the entry says in other languages. */
    boolean isTranslationOf(Group group) {
        return (slug == null || slug.equals(group.slug()))
                && status == group.status()
                && entry.withTranslations(List.of()).equals(group.entry().withTranslations(List.of()));
    }
}
