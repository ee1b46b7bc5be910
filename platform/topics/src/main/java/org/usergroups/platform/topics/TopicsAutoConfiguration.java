package org.usergroups.platform.topics;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The vocabulary of topics. */
@AutoConfiguration
public class TopicsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Topics topicVocabulary() {
        return Topics.load();
    }
}
