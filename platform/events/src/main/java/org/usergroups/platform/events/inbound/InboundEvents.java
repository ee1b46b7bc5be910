package org.usergroups.platform.events.inbound;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.util.StringUtils;
import org.usergroups.platform.events.Traces;

/**
 * Turns an {@link EventHandler} into the function that Spring Cloud Stream binds to a topic.
 *
 * <p>Broken events go to the dead letters at once; anything else that is thrown makes the consumer pause and try the same batch
 * again for as long as it lasts, so that an outage loses nothing.
 */
public final class InboundEvents {

    private static final Logger log = LoggerFactory.getLogger(InboundEvents.class);

    private final DeadLetters deadLetters;
    private final Traces traces;
    private final BindingServiceProperties bindings;
    private final Delays delays;
    private final Map<String, EventHandler> handlers = new ConcurrentHashMap<>();

    public InboundEvents(DeadLetters deadLetters, Traces traces, BindingServiceProperties bindings, Delays delays) {
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.bindings = bindings;
        this.delays = delays;
    }

    /**
     * The function for an input binding in batch mode with native decoding, as {@code platform-events.yaml} sets it up.
     *
     * @throws IllegalArgumentException if no such binding is configured
     */
    public Consumer<Message<List<Object>>> handledBy(String binding, EventHandler handler) {
        var properties = bindings.getBindings().get(binding);
        if (properties == null) {
            throw new IllegalArgumentException("There is no binding %s, but %s"
                    .formatted(binding, bindings.getBindings().keySet()));
        }
        topics(properties).forEach(topic -> handlers.put(DeadLetters.name(topic, properties.getGroup()), handler));
        return message -> {
            var group = String.valueOf(message.getHeaders().get(KafkaHeaders.GROUP_ID));
            var events = new ArrayList<ReceivedEvent>();
            var payloads = message.getPayload();
            for (var index = 0; index < payloads.size(); index++) {
                var data = payloads.get(index) instanceof byte[] bytes ? bytes : null;
                var topic = (String) element(message, KafkaHeaders.RECEIVED_TOPIC, index);
                try {
                    events.add(event(message, index, topic, data));
                } catch (BrokenEvent broken) {
                    deadLetters.add(group, bare(message, index, topic, data), broken);
                }
            }
            traces.within("process " + group, all(message, Traces.HEADER), () -> handle(handler, events, group));
            delays.handled(group, all(message, "ce_time"));
        };
    }

    /** The topics that a binding reads. */
    public static List<String> topics(BindingProperties binding) {
        return List.of(StringUtils.tokenizeToStringArray(String.valueOf(binding.getDestination()), ","));
    }

    private void handle(EventHandler handler, List<ReceivedEvent> events, String group) {
        try {
            for (var broken : handler.handle(events)) {
                deadLetters.add(group, broken.event(), broken.cause());
            }
        } catch (RuntimeException away) {
            log.warn("{} events wait for a part that {} needs: {}", events.size(), group, away.getMessage());
            throw away;
        }
    }

    /** Hands dead letters to their handler again; answers how many were taken. Those still broken become dead letters anew. */
    public int replay(String deadLetterTopic) {
        var handler = handlers.get(deadLetterTopic);
        if (handler == null) {
            throw new IllegalArgumentException("No handler of this instance has dead letters in %s; it has %s"
                    .formatted(deadLetterTopic, handlers.keySet()));
        }
        return deadLetters.replay(deadLetterTopic, handler);
    }

    /** The different values that a header has in the events of a batch. */
    private static Set<String> all(Message<List<Object>> message, String header) {
        var values = new LinkedHashSet<String>();
        for (var index = 0; index < message.getPayload().size(); index++) {
            var value = text(headers(message, index).get(header));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static ReceivedEvent event(Message<?> message, int index, String topic, byte @Nullable [] data) {
        var headers = headers(message, index);
        var subject = text(element(message, KafkaHeaders.RECEIVED_KEY, index));
        var type = text(headers.get("ce_type"));
        var sequence = text(headers.get("ce_sequence"));
        if (subject == null || type == null || sequence == null) {
            throw new BrokenEvent("The record has no key, ce_type or ce_sequence: it is no event of ours");
        }
        try {
            return new ReceivedEvent(
                    topic,
                    (Integer) element(message, KafkaHeaders.RECEIVED_PARTITION, index),
                    (Long) element(message, KafkaHeaders.OFFSET, index),
                    subject,
                    type,
                    Long.parseLong(sequence),
                    data);
        } catch (NumberFormatException notANumber) {
            throw new BrokenEvent("ce_sequence is not a number: " + sequence, notANumber);
        }
    }

    private static ReceivedEvent bare(Message<?> message, int index, String topic, byte @Nullable [] data) {
        var subject = text(element(message, KafkaHeaders.RECEIVED_KEY, index));
        return new ReceivedEvent(
                topic,
                (Integer) element(message, KafkaHeaders.RECEIVED_PARTITION, index),
                (Long) element(message, KafkaHeaders.OFFSET, index),
                subject == null ? "" : subject,
                "unknown",
                0,
                data);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> headers(Message<?> message, int index) {
        var all = (List<Map<String, Object>>) message.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS);
        return all == null ? Map.of() : all.get(index);
    }

    private static Object element(Message<?> message, String header, int index) {
        var value = message.getHeaders().get(header);
        if (value instanceof List<?> list && list.get(index) != null) {
            return list.get(index);
        }
        return "";
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case String string -> string.isEmpty() ? null : string;
            default -> value.toString();
        };
    }
}
