package org.usergroups.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

    private static final String SECRET = "--operator-secret-file=/tmp/secret";

    @Test
    void portsAreTheUsualOnesBesideTheUsualPortal() {
        var options = DemoOptions.parse("--portal=http://localhost:8080", SECRET);

        assertThat(options.listSmtp()).isEqualTo(URI.create("smtp://127.0.0.1:2525"));
        assertThat(options.mailbox()).isEqualTo(URI.create("http://127.0.0.1:8025"));
    }

    @Test
    void portsMoveWithThePortal() {
        var options = DemoOptions.parse("--portal=http://localhost:18080/", SECRET);

        assertThat(options.portal()).isEqualTo(URI.create("http://localhost:18080"));
        assertThat(options.listSmtp()).isEqualTo(URI.create("smtp://127.0.0.1:18086"));
        assertThat(options.mailbox()).isEqualTo(URI.create("http://127.0.0.1:18094"));
    }

    @Test
    void givenServersAreTaken() {
        var options = DemoOptions.parse(
                "--portal=http://localhost:8080",
                SECRET,
                "--list-smtp=127.0.0.1:2600",
                "--mailbox=http://127.0.0.1:9000");

        assertThat(options.listSmtp()).isEqualTo(URI.create("smtp://127.0.0.1:2600"));
        assertThat(options.mailbox()).isEqualTo(URI.create("http://127.0.0.1:9000"));
    }

    @Test
    void missingAndUnknownOptionsAreRefusedWithTheUsage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(SECRET))
                .withMessageContaining("--portal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse("--portal=http://localhost:8080", SECRET, "--fast=yes"))
                .withMessageContaining("--mailbox");
    }
}
