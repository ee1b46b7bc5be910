package org.usergroups.platform.testing;

import com.mongodb.ConnectionString;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The connections of {@link Backends}. Every application context has a database of its own. */
@TestConfiguration(proxyBeanMethods = false)
class BackendsConfiguration {

    @Bean
    MongoConnectionDetails mongoConnection() {
        var server = RunningBackends.forApplication().mongo().replaceAll("/+$", "");
        var database = "test-" + UUID.randomUUID();
        return () -> new ConnectionString(server + "/" + database);
    }

    @Bean
    KafkaConnectionDetails kafkaConnection() {
        return () -> List.of(RunningBackends.shared().kafka());
    }

    @Bean
    DynamicPropertyRegistrar addresses(TestTokens tokens) {
        var backends = RunningBackends.shared();
        return properties -> {
            // The binder makes its own connections, from this property.
            properties.add("spring.kafka.bootstrap-servers", backends::kafka);
            properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", tokens::keys);
            properties.add("spring.mail.host", backends::smtpHost);
            properties.add("spring.mail.port", backends::smtpPort);
            properties.add("usergroups.search.opensearch-compatible", backends::openSearch);
        };
    }

    @Bean
    TestTokens testTokens() {
        return new TestTokens();
    }

    @Bean
    TestEvents testEvents() {
        return TestEvents.at(RunningBackends.shared().kafka());
    }

    @Bean
    TestMailbox testMailbox() {
        return TestMailbox.at(RunningBackends.shared().mailbox());
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ConditionalOnClass(ElasticsearchConnectionDetails.class)
    static class Search {

        @Bean
        ElasticsearchConnectionDetails searchConnection() {
            var address = RunningBackends.shared().search().orElseThrow();
            return () -> List.of(new ElasticsearchConnectionDetails.Node(
                    address.getHost(), address.getPort(), ElasticsearchConnectionDetails.Node.Protocol.HTTP));
        }
    }
}
