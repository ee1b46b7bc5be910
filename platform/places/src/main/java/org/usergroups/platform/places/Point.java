package org.usergroups.platform.places;

import java.util.ArrayList;
import java.util.List;
import org.usergroups.platform.places.Verdict.Reason;

/** Coordinates in degrees, as somebody wrote them. */
record Point(double lat, double lon) {

    boolean isPossible() {
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }

    double kilometresTo(Place place) {
        return Distances.kilometres(lat, lon, place.lat(), place.lon());
    }

    /** What was probably meant, if these are wrong; the likeliest first. */
    List<Slip> slips() {
        var slips = new ArrayList<Slip>();
        slips.add(new Slip(Reason.SWAPPED, new Point(lon, lat)));
        slips.add(new Slip(Reason.SIGN_LOST, new Point(lat, -lon)));
        slips.add(new Slip(Reason.SIGN_LOST, new Point(-lat, lon)));
        slips.add(new Slip(Reason.SIGN_LOST, new Point(-lat, -lon)));
        slips.add(new Slip(Reason.SWAPPED, new Point(-lon, lat)));
        slips.add(new Slip(Reason.SWAPPED, new Point(lon, -lat)));
        slips.add(new Slip(Reason.SWAPPED, new Point(-lon, -lat)));
        slips.removeIf(slip -> !slip.meant().isPossible());
        return slips;
    }

    /** A mistake, and the point without it. */
    record Slip(Reason reason, Point meant) {}
}
