package org.usergroups.portal.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
    @Test
    void aPointIsShownWithItsSurroundings() {
        View view = View.of(new Bounds(-9.14, 38.72, -9.14, 38.72));
        assertThat(view.width()).isEqualTo(60);
        assertThat(view.x() + view.width() / 2).isEqualTo(Mercator.x(-9.14));
    }

    @Test
    void whatIsFoundAtOnePlaceIsShownWithACoastOrABorder() {
        Bounds riga = new Bounds(24.106, 56.946, 24.106, 56.946);
        View view = View.ofSurroundings(riga);
        // The sea before the city, and the border south of it.
        assertThat(Mercator.x(23.5)).isBetween(view.x(), view.x() + view.width());
        assertThat(Mercator.y(56.3)).isBetween(view.y(), view.y() + view.height());
        assertThat(view.y() + view.height() / 2).isEqualTo(Mercator.y(56.946));
        Bounds baltics = new Bounds(21, 54, 27, 59.5);
        assertThat(View.ofSurroundings(baltics)).isEqualTo(View.of(baltics));
    }

    @Test
    void whatCrossesTheDateLineIsNotShownTheOtherWayRound() {
        View fiji = View.of(new Bounds(177, -19, -179, -16));
        assertThat(fiji.width()).isLessThan(600);
        assertThat(fiji.x()).isGreaterThan(35_000);
    }

    @Test
    void zoomGrowsByOneWhereTheViewIsHalfAsWide() {
        assertThat(View.WORLD.zoom()).isEqualTo(2);
        assertThat(new View(0, 0, 9000, 4350).zoom()).isEqualTo(4);
        assertThat(new View(0, 0, 0.001, 0.001).zoom()).isEqualTo(14);
    }

    @Test
    void aCountryIsShownWithoutWhatItHasBeyondAnOcean() {
        View france = new Shapes().view("FR").orElseThrow();
        assertThat(france.x()).isGreaterThan(Mercator.x(-10));
        assertThat(france.width()).isLessThan(2500);
        assertThat(new Shapes().view("QQ")).isEmpty();
        assertThat(new Shapes().neighbours("PT")).containsExactly("ES");
        assertThat(new Shapes().neighbours("IS")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "a,2,3,4", "0,50,1,40", "-181,0,0,1", "NaN,0,1,1"})
    void sidesOfNoPartOfTheWorldAreNone(String sides) {
        assertThat(Bounds.of(sides)).isEmpty();
    }

    @Test
    void sidesMayCrossTheDateLine() {
        assertThat(Bounds.of(" 177, -19,-179,-16")).isEqualTo(Optional.of(new Bounds(177, -19, -179, -16)));
    }
}
