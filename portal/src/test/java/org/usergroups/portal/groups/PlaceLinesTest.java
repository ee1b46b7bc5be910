package org.usergroups.portal.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.portal.roster.Group;

class PlaceLinesTest {

    @Test
    void linesSayHowCloselyAPlaceIsKnownByWhatIsThere() {
        assertThat(PlaceLines.read(
                        "PT\nPT, Porto\nPT, Porto, Library, 2nd floor\nPT, , Algarve\nonline: Matrix", List.of()))
                .containsExactly(
                        place("country", "PT", null, null),
                        place("city", "PT", "Porto", null),
                        place("venue", "PT", "Porto", "Library, 2nd floor"),
                        place("region", "PT", null, "Algarve"),
                        place("online", null, null, "Matrix"));
    }

    @Test
    void lineMaySayItselfHowCloselyAPlaceIsKnown() {
        assertThat(PlaceLines.read("Venue: PT, , Library\nregion : PT, Porto\nonline: PT, , Matrix", List.of()))
                .containsExactly(
                        place("venue", "PT", null, "Library"),
                        place("region", "PT", "Porto", null),
                        place("online", "PT", null, "Matrix"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"venue", "city", "region", "country", "online"})
    void whateverAPlaceSaysIsTheSameWhenItsLineIsTypedAnew(String precision) {
        List<Group.Place> places = List.of(
                place(precision, "PT", "Porto", "Library, 2nd floor"),
                place(precision, "PT", "Porto", null),
                place(precision, "PT", null, "Algarve"),
                place(precision, "PT", null, null),
                place(precision, null, "Porto", null),
                place(precision, null, null, "Room"),
                place(precision, null, null, "Room, 2nd floor"),
                place(precision, null, null, null));
        assertThat(PlaceLines.read(PlaceLines.of(places), List.of())).isEqualTo(places);
    }

    @Test
    void placeWhoseLineWasLeftKeepsWhatNoLineSays() {
        Group.Place stored = new Group.Place(
                "Library", "venue", "PT", "Porto", 2735943, new Group.Point("Point", List.of(-8.61, 41.15)));
        assertThat(PlaceLines.read(PlaceLines.of(List.of(stored)) + "\nES", List.of(stored)))
                .containsExactly(stored, place("country", "ES", null, null));
    }

    private static Group.Place place(
            String precision, @Nullable String country, @Nullable String city, @Nullable String label) {
        return new Group.Place(label, precision, country, city, null, null);
    }
}
