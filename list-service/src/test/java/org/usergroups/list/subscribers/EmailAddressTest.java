package org.usergroups.list.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.example", "first.last+tag@mail.example", "o'neill@x.example", "ünï@x.example", "a@localhost"
            })
    void addressesOfPeopleAreTaken(String address) {
        assertThat(EmailAddress.of(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.example",
                "a@",
                "a b@c.example",
                "a@b@c.example",
                "a@b..example",
                "a\r\nBcc: x@y.example",
                "<a@b.example>",
                "a@-b.example",
                ".a@b.example",
                "a,b@c.example",
                "a@b.example\n" + "x"
            })
    void whatCannotBeMailedToIsRefused(String address) {
        assertThat(EmailAddress.of(address)).isEmpty();
    }

    @Test
    void capitalsMakeNoOtherSubscriberAndNothingIsLogged() {
        var address = EmailAddress.of(" Ana@MAIL.Example ").orElseThrow();
        assertThat(address.text()).isEqualTo("Ana@mail.example");
        assertThat(address.key()).isEqualTo("ana@mail.example");
        assertThat(address).hasToString("an address at mail.example");
        assertThat(EmailAddress.of("a@bücher.example").orElseThrow().domain()).isEqualTo("xn--bcher-kva.example");
    }
}
