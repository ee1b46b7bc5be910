package org.usergroups.media;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts media-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MediaApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MediaApplication.class, arguments);
    }
}
