package org.usergroups.platform.places;

/**
 * The places of fewer than 5,000 people: only where they are, their region, and a hash of their folded name. Enough to tell in which country
 * coordinates are, also near a border, and that there is a village of some name.
 */
final class Villages {

    private final Grid grid;
    private final short[] regionOf;
    private final int[] nameHashes;

    private Villages(Grid grid, short[] regionOf, int[] nameHashes) {
        this.grid = grid;
        this.regionOf = regionOf;
        this.nameHashes = nameHashes;
    }

    static Villages read(Tables tables) {
        return new Villages(new Grid(tables.ints(), tables.ints()), tables.shorts(), tables.ints());
    }

    Grid grid() {
        return grid;
    }

    int regionOf(int village) {
        return regionOf[village];
    }

    boolean isNamed(int village, String folded) {
        return nameHashes[village] == folded.hashCode();
    }
}
