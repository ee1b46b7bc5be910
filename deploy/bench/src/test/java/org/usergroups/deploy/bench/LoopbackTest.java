package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://127.8.0.1", "http://[::1]:8080"})
    void thisComputerIsTaken(String address) throws Refusal {
        assertThat(Loopback.address(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1:8080",
                "http://usergroups.example",
                "http://localhost.usergroups.example",
                "http://127.0.0.1@usergroups.example",
                "http://0.0.0.0:8080",
                "https://localhost",
                "localhost:8080",
                "http://",
                "file:///etc/hosts",
                "not an address"
            })
    void everythingElseIsRefused(String address) {
        assertThatThrownBy(() -> Loopback.address(address)).isInstanceOf(Refusal.class);
    }
}
