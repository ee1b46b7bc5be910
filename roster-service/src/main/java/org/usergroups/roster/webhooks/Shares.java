package org.usergroups.roster.webhooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many requests are under way in this instance: in all, and of everybody who has only a share. */
final class Shares {

    /** @param most how many may be under way for whom this is */
    record Share(String of, int most) {}

    private final Map<String, Integer> taken = new HashMap<>();

    /** Takes one of each share, or none if one of them is used up. */
    synchronized boolean take(List<Share> shares) {
        if (shares.stream().anyMatch(share -> taken.getOrDefault(share.of(), 0) >= share.most())) {
            return false;
        }
        shares.forEach(share -> taken.merge(share.of(), 1, Integer::sum));
        return true;
    }

    synchronized void giveBack(List<Share> shares) {
        shares.forEach(share -> taken.computeIfPresent(share.of(), (of, count) -> count == 1 ? null : count - 1));
    }
}
