package org.usergroups.roster.links;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usergroups.roster.groups.LinkChecks;

/** Tells of links what everybody may know: nothing is said of a check that failed once. */
@Component
class PublicChecks implements LinkChecks {

    private final Links links;

    PublicChecks(Links links) {
        this.links = links;
    }

    @Override
    public Map<String, LinkCheck> of(Collection<String> urls) {
        var known = new HashMap<String, LinkCheck>();
        if (!urls.isEmpty()) {
            links.of(urls).forEach((url, link) -> {
                if (link.checkedAt() != null) {
                    known.put(
                            url,
                            new LinkCheck(
                                    link.checkedAt(),
                                    !link.isBroken(),
                                    link.workedAt(),
                                    link.isBroken() ? link.failingSince() : null));
                }
            });
        }
        return known;
    }
}
