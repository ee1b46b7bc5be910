package org.usergroups.media.items;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** On what terms a picture may be used. The ids are those of the SPDX licence list, and one for "ask first". */
enum Licence {
    CC_BY("CC-BY-4.0"),
    CC_BY_SA("CC-BY-SA-4.0"),
    CC_ZERO("CC0-1.0"),
    ALL_RIGHTS_RESERVED("all-rights-reserved");

    private final String id;

    Licence(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<Licence> of(String id) {
        return Arrays.stream(values()).filter(licence -> licence.id.equals(id)).findFirst();
    }

    static String choices() {
        return Arrays.stream(values()).map(Licence::id).collect(Collectors.joining(", "));
    }
}
