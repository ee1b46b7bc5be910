package org.usergroups.roster.webhooks;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.usergroups.platform.events.inbound.InboundEvents;

/** Follows {@code roster.groups.v1} and {@code roster.meetings.v1}. */
@Configuration(proxyBeanMethods = false)
class WebhookBindings {

    @Bean
    Consumer<Message<List<Object>>> webhooksTold(InboundEvents events, WebhookEvents handler) {
        return events.handledBy("webhooksTold-in-0", handler);
    }
}
