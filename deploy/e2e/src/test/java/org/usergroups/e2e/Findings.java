package org.usergroups.e2e;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with pages, gathered while people use them, so that one run tells all of it. */
final class Findings {

    private final List<String> found = new ArrayList<>();

    void add(String what) {
        found.add(what);
    }

    void addAll(List<String> some) {
        found.addAll(some);
    }

    /** All that was found since the last time. */
    List<String> take() {
        var taken = List.copyOf(found);
        found.clear();
        return taken;
    }
}
