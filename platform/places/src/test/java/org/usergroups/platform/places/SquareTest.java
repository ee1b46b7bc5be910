package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 50", "52.5, 13.4, 500", "-60, 179.9, 300", "65, -179, 120", "89.5, 20, 100", "-90, 0, 10"})
    void wholeCircleIsInIt(double lat, double lon, double kilometres) {
        var square = Square.around(lat, lon, kilometres);
        for (var degrees = 0; degrees < 360; degrees++) {
            var on = onCircle(lat, lon, 0.999 * kilometres, Math.toRadians(degrees));
            assertThat(square.holds(on[0], on[1]))
                    .as("%s at %d°", square, degrees)
                    .isTrue();
        }
    }

    @Test
    void whatIsFartherToTheSidesIsNotInIt() {
        var square = Square.around(52.5, 13.4, 30);
        for (var degrees = 0; degrees < 360; degrees += 90) {
            var on = onCircle(52.5, 13.4, 30.2, Math.toRadians(degrees));
            assertThat(square.holds(on[0], on[1])).as("%d°", degrees).isFalse();
        }
    }

    /** The point so far away in a direction, by the formula of great circles. */
    private static double[] onCircle(double lat, double lon, double kilometres, double bearing) {
        var there = kilometres / Distances.RADIUS;
        var from = Math.toRadians(lat);
        var to = Math.asin(Math.sin(from) * Math.cos(there) + Math.cos(from) * Math.sin(there) * Math.cos(bearing));
        var aside = Math.atan2(
                Math.sin(bearing) * Math.sin(there) * Math.cos(from), Math.cos(there) - Math.sin(from) * Math.sin(to));
        var degrees = lon + Math.toDegrees(aside);
        return new double[] {
            Math.toDegrees(to), degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
        };
    }
}
