package org.usergroups.roster.groups;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the addresses that entries name. */
public interface LinkChecks {

    /**
     * What everybody may know of an address.
     *
     * @param checkedAt when it was last looked at
     * @param ok false only for one that has led nowhere for a week or longer; that is a hint, and no more
     * @param workedAt when it was last seen to lead somewhere
     * @param unreachableSince since when it leads nowhere; absent for one that is ok
     */
    record LinkCheck(
            Instant checkedAt,
            boolean ok,
            @Nullable Instant workedAt,
            @Nullable Instant unreachableSince) {}

    /** By the address; those are missing that were not looked at yet. */
    Map<String, LinkCheck> of(Collection<String> urls);
}
