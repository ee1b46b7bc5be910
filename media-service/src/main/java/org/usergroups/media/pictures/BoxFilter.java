package org.usergroups.media.pictures;

/**
 * Makes pictures smaller: each new pixel is the mean of the area that it covers, edges by their share. It needs one line of the
 * larger picture at a time.
 */
final class BoxFilter {

    private final int sourceWidth;
    private final int width;
    private final double[] sums;
    private final int[] lefts;
    private final float[] leftShares;

    private BoxFilter(int sourceWidth, int width) {
        this.sourceWidth = sourceWidth;
        this.width = width;
        this.sums = new double[width * 3];
        this.lefts = new int[sourceWidth];
        this.leftShares = new float[sourceWidth];
        var scale = (double) width / sourceWidth;
        for (var x = 0; x < sourceWidth; x++) {
            var start = x * scale;
            var end = Math.min(width, (x + 1) * scale);
            var left = Math.min(width - 1, (int) start);
            lefts[x] = left;
            leftShares[x] = (float) ((Math.min(end, left + 1.0) - start) / scale);
        }
    }

    /** The picture at a smaller size; both sides must be at most what they were. */
    static Pixels shrink(Lines source, int width, int height) {
        if (width < 1 || height < 1 || width > source.width() || height > source.height()) {
            throw new IllegalArgumentException(
                    "%d × %d cannot become %d × %d".formatted(source.width(), source.height(), width, height));
        }
        return new BoxFilter(source.width(), width).apply(source, height);
    }

    private Pixels apply(Lines source, int height) {
        var rgb = new byte[width * height * 3];
        var line = new int[sourceWidth * 3];
        var narrow = new double[width * 3];
        var scale = (double) height / source.height();
        var target = 0;
        for (var y = 0; y < source.height(); y++) {
            source.read(y, line);
            narrow(line, narrow);
            var start = y * scale;
            var end = Math.min(height, (y + 1) * scale);
            var upper = (Math.min(end, target + 1.0) - start) / scale;
            add(narrow, upper);
            if (end >= target + 1.0 - 1e-9) {
                put(rgb, target, scale);
                target++;
                if (target < height && upper < 1) {
                    add(narrow, 1 - upper);
                }
            }
        }
        if (target < height) {
            put(rgb, target, scale);
        }
        return new Pixels(width, height, rgb);
    }

    private void narrow(int[] line, double[] narrow) {
        java.util.Arrays.fill(narrow, 0);
        for (var x = 0; x < sourceWidth; x++) {
            var from = x * 3;
            var to = lefts[x] * 3;
            var share = leftShares[x];
            narrow[to] += share * line[from];
            narrow[to + 1] += share * line[from + 1];
            narrow[to + 2] += share * line[from + 2];
            if (share < 1 && to + 3 < narrow.length) {
                narrow[to + 3] += (1 - share) * line[from];
                narrow[to + 4] += (1 - share) * line[from + 1];
                narrow[to + 5] += (1 - share) * line[from + 2];
            }
        }
    }

    private void add(double[] narrow, double share) {
        for (var i = 0; i < narrow.length; i++) {
            sums[i] += share * narrow[i];
        }
    }

    private void put(byte[] rgb, int y, double verticalScale) {
        var area = verticalScale * width / sourceWidth;
        var at = y * width * 3;
        for (var i = 0; i < sums.length; i++) {
            rgb[at + i] = (byte) Math.clamp(Math.round(sums[i] * area), 0, 255);
            sums[i] = 0;
        }
    }
}
