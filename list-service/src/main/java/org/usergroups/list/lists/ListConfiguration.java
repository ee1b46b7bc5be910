package org.usergroups.list.lists;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;

/** Where lists are stored, and what of them is published. */
@Configuration(proxyBeanMethods = false)
public class ListConfiguration {

    @Bean
    Aggregates<MailingList> listAggregates(Outbox outbox, StateTopic<MailingList> listTopic) {
        return outbox.aggregates("lists", MailingList.class, listTopic)
                .unique("name")
                .indexed("groupId", "name");
    }

    /** The topic of lists. */
    @Bean
    public StateTopic<MailingList> listTopic(ListAddresses addresses) {
        return new StateTopic<>(
                "list.lists.v1",
                "org.usergroups.list.list",
                "/list-service",
                stored -> Publication.snapshot(changed(stored, addresses)));
    }

    private static ListChanged changed(Stored<MailingList> stored, ListAddresses addresses) {
        var list = stored.state();
        return new ListChanged(
                stored.id(),
                stored.version(),
                list.groupId(),
                list.name(),
                addresses.posting(list.name()),
                list.title(),
                list.description());
    }
}
