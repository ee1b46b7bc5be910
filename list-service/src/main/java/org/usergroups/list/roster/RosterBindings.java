package org.usergroups.list.roster;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.usergroups.platform.events.inbound.InboundEvents;

/** The functions that Spring Cloud Stream binds to the roster's topics. */
@Configuration(proxyBeanMethods = false)
class RosterBindings {

    @Bean("groups")
    Consumer<Message<List<Object>>> groupEvents(InboundEvents events, Groups groups) {
        return events.handledBy("groups-in-0", groups.following());
    }

    @Bean("members")
    Consumer<Message<List<Object>>> memberEvents(InboundEvents events, Members members) {
        return events.handledBy("members-in-0", members.following());
    }
}
