package org.usergroups.search.queries;

import java.util.List;

/**
 * A group in another country that is like one, with the reasons.
 *
 * @param reasons what both have in common, the weightiest first
 */
record Sister(SearchAnswer.Hit group, List<Reason> reasons) {

    /**
     * Something in common.
     *
     * @param kind topic, language, size (both draw about as many people) or hours (their evenings overlap)
     * @param value the topic's key, the language's tag, this sister's usual attendance, or how many hours its clocks are ahead
     */
    record Reason(String kind, String value) {}
}
