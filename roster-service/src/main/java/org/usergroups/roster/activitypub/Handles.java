package org.usergroups.roster.activitypub;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.linkeddata.PublicGroup;

/**
 * The name of a group in an account address. Other servers take letters of ASCII, digits and hyphens only, so a slug of another
 * script is replaced by the group's id.
 */
@Component
class Handles {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern OF_ID =
            Pattern.compile("g-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private final Groups groups;

    Handles(Groups groups) {
        this.groups = groups;
    }

    static String of(PublicGroup group) {
        // A slug that looks like the handle of an id could be another group's: it counts for nothing.
        var isPlain = PLAIN.matcher(group.slug()).matches()
                && !OF_ID.matcher(group.slug()).matches();
        return isPlain ? group.slug() : "g-" + group.id().replace("-", "");
    }

    Optional<PublicGroup> find(String handle) {
        var ofId = OF_ID.matcher(handle);
        var key = ofId.matches()
                ? String.join("-", ofId.group(1), ofId.group(2), ofId.group(3), ofId.group(4), ofId.group(5))
                : handle;
        return groups.find(key).map(PublicGroup::of);
    }
}
