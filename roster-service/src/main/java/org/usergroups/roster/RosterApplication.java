package org.usergroups.roster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Runs the roster. */
// Features name their stores by what they keep, as in Pairs; what keeps them apart is their package.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class RosterApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RosterApplication.class, arguments);
    }
}
