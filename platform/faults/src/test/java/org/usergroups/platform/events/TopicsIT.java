package org.usergroups.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.usergroups.platform.testing.RunningBackends;

class TopicsIT {

    private final String topic = "test.topics-" + UUID.randomUUID();

    @Test
    void topicsAreMadeOnceAndNeverGetAnotherNumberOfPartitions() throws Exception {
        topics(3).afterSingletonsInstantiated();
        assertThat(partitions(topic)).isEqualTo(3);
        assertThat(partitions(topic + ".reader.dlq")).isEqualTo(1);
        topics(3).afterSingletonsInstantiated();
        assertThatThrownBy(() -> topics(12).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 3 partitions")
                .hasMessageContaining("Set the property");
        assertThat(partitions(topic)).isEqualTo(3);
    }

    private Topics topics(int partitions) throws Exception {
        var binding = new BindingProperties();
        binding.setDestination(topic);
        binding.setGroup("reader");
        var bindings = new BindingServiceProperties();
        bindings.setBindings(Map.of("states-in-0", binding));
        try (var fixture = new OutboxFixture(
                RunningBackends.shared().kafka(), RunningBackends.shared().mongo(), Map.of())) {
            return new Topics(
                    new KafkaAdmin(
                            Map.of("bootstrap.servers", RunningBackends.shared().kafka())),
                    fixture.relay("one", fixture.publisher()),
                    bindings,
                    new TopicProperties(partitions, 1, Duration.ofDays(7), Duration.ofDays(30)));
        }
    }

    private static int partitions(String name) throws Exception {
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", RunningBackends.shared().kafka()))) {
            return Objects.requireNonNull(admin.describeTopics(Set.of(name))
                            .allTopicNames()
                            .get()
                            .get(name))
                    .partitions()
                    .size();
        }
    }
}
