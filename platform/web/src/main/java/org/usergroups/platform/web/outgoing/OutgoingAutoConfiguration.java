package org.usergroups.platform.web.outgoing;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives services that have Apache's HTTP client a way to fetch what people name. */
@AutoConfiguration
@ConditionalOnClass(
        name = {
            "org.apache.hc.client5.http.impl.classic.HttpClients",
            "org.springframework.boot.http.client.InetAddressFilter"
        })
@EnableConfigurationProperties(OutgoingProperties.class)
public class OutgoingAutoConfiguration {

    @Bean
    OutgoingFetch outgoingFetch(OutgoingProperties properties, @Value("${usergroups.public-url}") URI publicUrl) {
        return new OutgoingFetch(properties, publicUrl);
    }
}
