package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;

class PlaceInListTest {

    @Test
    void isFoundAgainByItsCursor() {
        var place = new PlaceInList(Instant.parse("2026-11-23T19:00:00.123Z"), "019abc00");
        assertThat(PlaceInList.at(Page.cursor(place.key()))).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "", "abc", "MTIz"})
    void foreignCursorIsRefused(String cursor) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> PlaceInList.at(cursor));
    }
}
