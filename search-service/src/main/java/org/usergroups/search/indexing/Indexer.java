package org.usergroups.search.indexing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.InboundEvents;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.search.activity.ActivitySweep;
import org.usergroups.search.documents.Documents;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.Headers;
import org.usergroups.search.index.SearchIndex;

/** Indexes the events of all state topics: a batch from Kafka is one bulk write. */
@Configuration(proxyBeanMethods = false)
class Indexer {

    /** The function bound to the state topics. */
    @Bean
    Consumer<Message<List<Object>>> states(
            InboundEvents events, Documents documents, Headers headers, ActivitySweep activity, SearchIndex index) {
        return events.handledBy("states-in-0", received -> index(received, documents, headers, activity, index));
    }

    private static List<EventHandler.Broken> index(
            List<ReceivedEvent> events,
            Documents documents,
            Headers headers,
            ActivitySweep activity,
            SearchIndex index) {
        var broken = new ArrayList<EventHandler.Broken>();
        var made = new ArrayList<SearchDocument>();
        var byId = new HashMap<String, ReceivedEvent>();
        for (var event : events) {
            try {
                var document = documents.of(event);
                made.add(headers.complete(document));
                byId.put(document.id(), event);
            } catch (BrokenEvent cause) {
                broken.add(new EventHandler.Broken(event, cause));
            }
        }
        for (var refused : index.write(activity.prepare(made))) {
            var event = byId.get(refused.id());
            if (event != null) {
                broken.add(new EventHandler.Broken(
                        event, new BrokenEvent("The search engine refuses it: " + refused.reason())));
            }
        }
        return broken;
    }
}
