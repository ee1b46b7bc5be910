package org.usergroups.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the portal. */
@SpringBootApplication(exclude = MongoAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties(PortalProperties.class)
public class PortalApplication {
    public static void main(String[] arguments) {
        // The services close an idle connection after 20 seconds; ours must let go of it earlier.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        SpringApplication.run(PortalApplication.class, arguments);
    }
}
