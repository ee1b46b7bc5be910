package org.usergroups.media.groups;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.usergroups.platform.events.inbound.InboundEvents;

/** Follows {@code roster.groups.v1} and {@code roster.members.v1}. */
@Configuration(proxyBeanMethods = false)
class RosterEvents {

    @Bean
    Consumer<Message<List<Object>>> groups(InboundEvents events, Groups groups, GroupRemoval removal) {
        return events.handledBy("groups-in-0", groups.followingGroups(removal));
    }

    @Bean
    Consumer<Message<List<Object>>> members(InboundEvents events, Groups groups) {
        return events.handledBy("members-in-0", groups.followingMembers());
    }
}
