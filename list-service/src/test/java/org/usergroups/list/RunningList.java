package org.usergroups.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.usergroups.platform.testing.Backends;

/** Runs the whole service on free ports with real backends; tests that have it share one application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.list.smtp-port=0",
            "usergroups.list.postmaster=postmaster@ops.example",
            "usergroups.delivery.first-retry=1s"
        })
@Backends
public @interface RunningList {}
