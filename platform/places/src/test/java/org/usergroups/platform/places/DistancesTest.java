package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistancesTest {

    @Test
    void distancesAreThoseOfAGlobe() {
        assertThat(Distances.kilometres(48.85341, 2.3488, 51.50853, -0.12574)).isCloseTo(344, within(1.0));
        assertThat(Distances.kilometres(0, 179.5, 0, -179.5)).isCloseTo(111.2, within(0.1));
        assertThat(Distances.kilometres(90, 0, 90, 123)).isCloseTo(0, within(1e-6));
        assertThat(Distances.kilometres(0, 0, 0, 180)).isCloseTo(20_015, within(1.0));
        assertThat(Distances.kilometres(12, 34, 12, 34)).isZero();
    }
}
