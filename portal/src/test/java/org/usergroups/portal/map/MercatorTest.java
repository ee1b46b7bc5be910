package org.usergroups.portal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MercatorTest {
    /** What d3-geo's geoMercator makes of these with the scale of the shapes. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 18000, 0",
        "-180, 60, 0, -7545.61",
        "-9.14, 38.72, 17086, -4205.59",
        "151.21, -33.87, 33121, 3603.47"
    })
    void isWhereTheShapesAre(double longitude, double latitude, double x, double y) {
        assertThat(Mercator.x(longitude)).isCloseTo(x, within(0.01));
        assertThat(Mercator.y(latitude)).isCloseTo(y, within(0.01));
    }

    @Test
    void thePolesAreOnTheMapAfterAll() {
        assertThat(Mercator.y(90)).isFinite().isEqualTo(Mercator.y(85));
    }
}
