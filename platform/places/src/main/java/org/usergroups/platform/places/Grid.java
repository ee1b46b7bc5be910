package org.usergroups.platform.places;

/** Points sorted into cells of one degree, so that those near a point are found without looking at all of them. */
final class Grid {

    /** Degrees are kept as whole hundred-thousandths: about a metre. */
    static final double SCALE = 1e5;

    private static final int ROWS = 180;
    private static final int COLUMNS = 360;

    private final int[] lats;
    private final int[] lons;
    private final int[] starts = new int[ROWS * COLUMNS + 1];
    private final int[] order;

    Grid(int[] lats, int[] lons) {
        this.lats = lats;
        this.lons = lons;
        this.order = new int[lats.length];
        for (var point = 0; point < lats.length; point++) {
            starts[cell(point) + 1]++;
        }
        for (var cell = 0; cell < ROWS * COLUMNS; cell++) {
            starts[cell + 1] += starts[cell];
        }
        var next = starts.clone();
        for (var point = 0; point < lats.length; point++) {
            order[next[cell(point)]++] = point;
        }
    }

    double lat(int point) {
        return lats[point] / SCALE;
    }

    double lon(int point) {
        return lons[point] / SCALE;
    }

    /** Shows every point within so many kilometres, in no order. */
    void within(double lat, double lon, double kilometres, Visitor visitor) {
        var height = kilometres / Distances.DEGREE;
        var southern = row(lat - height);
        var northern = row(lat + height);
        var width = width(lat, kilometres, height);
        var western = (int) Math.floor(lon - width) + 180;
        var columns = Math.min(COLUMNS, (int) Math.floor(lon + width) + 180 - western + 1);
        for (var row = southern; row <= northern; row++) {
            for (var step = 0; step < columns; step++) {
                visit(row * COLUMNS + Math.floorMod(western + step, COLUMNS), lat, lon, kilometres, visitor);
            }
        }
    }

    private void visit(int cell, double lat, double lon, double kilometres, Visitor visitor) {
        for (var at = starts[cell]; at < starts[cell + 1]; at++) {
            var distance = Distances.kilometres(lat, lon, lat(order[at]), lon(order[at]));
            if (distance <= kilometres) {
                visitor.see(order[at], distance);
            }
        }
    }

    /** How many degrees of longitude a circle reaches to either side; all of them when it holds a pole. */
    private static double width(double lat, double kilometres, double height) {
        if (Math.abs(lat) + height >= 90) {
            return 180;
        }
        return Math.toDegrees(
                Math.asin(Math.min(1, Math.sin(kilometres / Distances.RADIUS) / Math.cos(Math.toRadians(lat)))));
    }

    private int cell(int point) {
        return row(lat(point)) * COLUMNS + Math.floorMod((int) Math.floor(lon(point)) + 180, COLUMNS);
    }

    private static int row(double lat) {
        return Math.clamp((int) Math.floor(lat) + 90, 0, ROWS - 1);
    }

    interface Visitor {
        void see(int point, double kilometres);
    }
}
