package org.usergroups.roster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Runs the roster. */
// Features name their stores by what they keep, as in Pairs; what keeps them apart is their package.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class RosterApplication {

    private static final int TIMED_AT_ONCE = 6;

    /** Timed tasks do not wait for each other: with virtual threads, Spring would run them all in one thread. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        return new ThreadPoolTaskSchedulerBuilder()
                .poolSize(TIMED_AT_ONCE)
                .threadNamePrefix("scheduling-")
                .build();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(RosterApplication.class, arguments);
    }
}
