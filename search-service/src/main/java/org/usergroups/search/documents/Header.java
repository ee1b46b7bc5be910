package org.usergroups.search.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every document of a group says of the group.
 *
 * @param names in all languages
 * @param cityIds GeoNames numbers of the cities where it meets
 * @param regions keys of the divisions where it meets
 * @param access what is known to be there: stepFree, captions, signLanguage, quietRoom, childCare
 * @param has what it has to show: story
 * @param gone whether the group is deleted; its documents are hidden then
 */
public record Header(
        long sequence,
        @Nullable String slug,
        @Nullable String name,
        List<String> names,
        @Nullable String country,
        @Nullable String city,
        List<Integer> cityIds,
        List<String> regions,
        boolean online,
        List<String> access,
        List<String> has,
        String place,
        List<String> topics,
        List<String> languages,
        SearchDocument.@Nullable Location location,
        boolean gone) {

    /** The header of a group that is gone. */
    public static Header ofDeleted(long sequence) {
        return new Header(
                sequence, null, null, List.of(), null, null, List.of(), List.of(), false, List.of(), List.of(), "",
                List.of(), List.of(), null, true);
    }

    SearchDocument.GroupCopy copy(String id) {
        return new SearchDocument.GroupCopy(
                id, slug, name, names, country, city, cityIds, regions, online, access, has);
    }
}
