package org.usergroups.roster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Runs the roster. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RosterApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RosterApplication.class, arguments);
    }
}
