package org.usergroups.roster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;

/** A roster on real servers, and somebody who calls it; tests with nothing else to say share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.outgoing.allow-loopback=true",
            "usergroups.mail.pause=100ms"
        })
@Import({Calls.class, MailRound.class, Schedule.class})
public @interface RunningRoster {

    /** A clock that a test moves. Kafka takes no event from the future, so what is published then is parked. */
    @TestConfiguration(proxyBeanMethods = false)
    class MovableTime {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
