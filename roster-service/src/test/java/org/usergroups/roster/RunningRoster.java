package org.usergroups.roster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.json.JsonMapper;

/** A roster on real servers, and somebody who calls it; tests with nothing else to say share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.outgoing.allow-loopback=true"
        })
@Import(RunningRoster.Parts.class)
public @interface RunningRoster {

    /** A clock that a test moves. Kafka takes no event from the future, so what is published then is parked. */
    @TestConfiguration(proxyBeanMethods = false)
    class MovableTime {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    /** Somebody who calls. */
    @TestConfiguration(proxyBeanMethods = false)
    class Parts {

        @Bean
        @Lazy
        Api api(@LocalServerPort int port, TestTokens tokens, Accounts accounts, JsonMapper json) {
            return new Api(port, tokens, accounts, json);
        }
    }
}
