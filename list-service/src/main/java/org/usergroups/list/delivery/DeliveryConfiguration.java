package org.usergroups.list.delivery;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.list.work.BackgroundLoop;

/** The loop that takes posts to their subscribers. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    BackgroundLoop deliveryLoop(Postman postman) {
        return new BackgroundLoop("delivery", PAUSE, () -> postman.address() | postman.deliver());
    }
}
