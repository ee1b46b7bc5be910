package org.usergroups.search.documents;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every document of a group says of the group. The headers of all groups are in memory: what many have in common is there once.
 *
 * @param region the name of the first city's region, as the group has it
 * @param archived whether the group is found only by those who ask for archived ones
 * @param joint whether the group would meet with one elsewhere
 * @param gone whether the group is deleted; its documents are hidden then
 */
public record Header(
        long sequence,
        SearchDocument.GroupCopy group,
        SearchDocument.Traits traits,
        @Nullable String region,
        List<String> topics,
        List<String> languages,
        SearchDocument.@Nullable Location location,
        boolean archived,
        boolean joint,
        boolean gone) {

    /** The header of a group that is gone. */
    static Header ofDeleted(String group, long sequence) {
        return new Header(
                sequence,
                SearchDocument.GroupCopy.of(group),
                SearchDocument.Traits.NONE,
                null,
                List.of(),
                List.of(),
                null,
                false,
                false,
                true);
    }

    /** The names by which the place is found: city, region, and the country in several languages. */
    String place() {
        return Stream.of(group.city(), region, CountryNames.of(group.country()))
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(" "));
    }
}
