package org.usergroups.portal.search;

import java.util.List;

/** One facet of a search with the values that can be chosen. */
public record Facet(String name, List<Choice> choices) {
    private static final int SHOWN = 8;

    /** The values that are shown at once: the first, and whatever is chosen. */
    public List<Choice> shown() {
        return choices.stream()
                .filter(choice -> choice.isChosen() || choices.indexOf(choice) < SHOWN)
                .toList();
    }

    /** The values behind “more”. */
    public List<Choice> more() {
        List<Choice> shown = shown();
        return choices.stream().filter(choice -> !shown.contains(choice)).toList();
    }

    /** A value, how many hits have it, and the search with it switched. */
    public record Choice(String name, long count, boolean isChosen, String path) {}
}
