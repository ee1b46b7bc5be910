package org.usergroups.media.albums;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.platform.events.StateTopic;

/** Declares the topic of albums. */
@Configuration(proxyBeanMethods = false)
class AlbumTopic {

    @Bean
    StateTopic<Album> albumStates() {
        return Albums.TOPIC;
    }
}
