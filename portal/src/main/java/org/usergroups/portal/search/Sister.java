package org.usergroups.portal.search;

import java.util.List;

/** A group in another country that is like one, with what both have in common. */
public record Sister(Hit group, List<Reason> reasons) {

    public Sister {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /**
     * Something in common.
     *
     * @param kind topic, language, size or hours
     */
    public record Reason(String kind, String value) {

        /** Whether the pages have words for this kind. */
        public boolean isKnown() {
            return List.of("topic", "language", "size", "hours").contains(kind);
        }
    }
}
