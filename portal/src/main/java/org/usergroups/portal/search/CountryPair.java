package org.usergroups.portal.search;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two countries whose groups are alike.
 *
 * @param sisters how many groups of either have one that is like them in the other
 * @param joint groups that both look for a joint meeting, and could hold one; those with most in common first
 * @param jointTotal how many such pairs of groups there are
 */
public record CountryPair(
        List<String> countries,
        List<Long> groups,
        long sisters,
        List<String> topics,
        List<Joint> joint,
        long jointTotal) {
    public CountryPair {
        countries = List.copyOf(countries);
        groups = groups == null ? List.of() : List.copyOf(groups);
        topics = topics == null ? List.of() : List.copyOf(topics);
        joint = joint == null
                ? List.of()
                : joint.stream().filter(Joint::isWhole).toList();
    }

    /** How many pairs of groups there are beside those that are said. */
    public long moreJoint() {
        return Math.max(0, jointTotal - joint.size());
    }

    /** The other country of a pair. */
    public String beside(String country) {
        return countries.stream()
                .filter(other -> !other.equals(country))
                .findFirst()
                .orElse(country);
    }

    /** Two groups that could meet on one evening. */
    public record Joint(
            Hit.@Nullable GroupHead one,
            Hit.@Nullable GroupHead other,
            @Nullable String topic,
            @Nullable Double hoursApart) {

        boolean isWhole() {
            return one != null && other != null;
        }

        /** Whole hours between their clocks. */
        public long hours() {
            return Math.round(Objects.requireNonNullElse(hoursApart, 0.0));
        }
    }
}
