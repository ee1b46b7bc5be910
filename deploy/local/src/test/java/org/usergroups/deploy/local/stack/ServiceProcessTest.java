package org.usergroups.deploy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {

    @Test
    void theReasonThatSpringBootGivesIsPreferred() {
        assertThat(ServiceProcess.lastError(List.of(
                        "2026-11-23 ERROR 1 --- boom",
                        "***************************",
                        "Description:",
                        "",
                        "Web server failed to start. Port 8081 was already in use.",
                        "",
                        "Action:",
                        "",
                        "Stop it.")))
                .isEqualTo("Web server failed to start. Port 8081 was already in use.");
    }

    @Test
    void elseTheLastCauseThenTheLastLine() {
        assertThat(ServiceProcess.lastError(
                        List.of("Exception in thread main", "Caused by: one", "Caused by: two", "\tat here")))
                .isEqualTo("Caused by: two");
        assertThat(ServiceProcess.lastError(List.of("starting", "Killed", ""))).isEqualTo("Killed");
        assertThat(ServiceProcess.lastError(List.of())).isEqualTo("it said nothing");
    }
}
