package org.usergroups.media.items;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.platform.events.StateTopic;

/** Declares the topic of pictures. */
@Configuration(proxyBeanMethods = false)
class ItemTopic {

    @Bean
    StateTopic<Item> itemStates() {
        return Items.TOPIC;
    }
}
