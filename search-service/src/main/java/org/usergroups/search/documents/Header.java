package org.usergroups.search.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every document of a group says of the group.
 *
 * @param gone whether the group is deleted; its documents are hidden then
 */
public record Header(
        long sequence,
        SearchDocument.GroupCopy group,
        String place,
        List<String> topics,
        List<String> languages,
        SearchDocument.@Nullable Location location,
        boolean gone) {

    /** The header of a group that is gone. */
    static Header ofDeleted(String group, long sequence) {
        return new Header(sequence, SearchDocument.GroupCopy.of(group), "", List.of(), List.of(), null, true);
    }
}
