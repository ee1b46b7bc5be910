package org.usergroups.list.postmaster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.list.work.BackgroundLoop;

/** The loop that forwards, and how much waits for it. */
@Configuration(proxyBeanMethods = false)
class PostmasterConfiguration {

    @Bean
    BackgroundLoop postmasterLoop(Forwarding forwarding) {
        return forwarding.loop();
    }

    @Bean
    MeterBinder postmasterMeters(PostmasterMail mail) {
        return registry -> Gauge.builder("usergroups.list.postmaster.waiting", mail, PostmasterMail::count)
                .register(registry);
    }
}
