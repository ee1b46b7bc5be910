package org.usergroups.platform.places;

/**
 * The places of fewer than 5,000 people: only where they are, their region, and a hash of their folded name. Enough to tell in which country
 * coordinates are, also near a border, and that there is a village of some name.
 */
record Villages(Grid grid, short[] regionOf, int[] names) {

    static Villages read(Tables tables) {
        return new Villages(new Grid(tables.ints(), tables.ints()), tables.shorts(), tables.ints());
    }

    boolean isNamed(int village, String folded) {
        return names[village] == folded.hashCode();
    }
}
