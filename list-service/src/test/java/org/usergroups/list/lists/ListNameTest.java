package org.usergroups.list.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"talk", "jug-lisbon", "42", "a1-b2", "owners", "java-post"})
    void namesOfListsAreTaken(String name) {
        assertThat(ListName.objection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Talk",
                "-talk",
                "talk-",
                "ta lk",
                "talk@x",
                "tälk",
                "a.b",
                "postmaster",
                "abuse",
                "mailer-daemon",
                "talk-owner",
                "talk-request",
                "talk-bounces",
                "talk-unsubscribe",
                "owner-talk",
                "root",
                "../etc",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void namesOfTheMailSystemAndOddOnesAreRefused(String name) {
        assertThat(ListName.objection(name)).isPresent();
    }
}
