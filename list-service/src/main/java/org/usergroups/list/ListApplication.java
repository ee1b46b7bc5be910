package org.usergroups.list;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts list-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ListApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ListApplication.class, arguments);
    }
}
