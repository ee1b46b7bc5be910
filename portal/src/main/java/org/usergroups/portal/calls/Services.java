package org.usergroups.portal.calls;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.usergroups.portal.PortalProperties;

/** One {@link ServiceCalls} for each service, on one HTTP client. */
@Configuration(proxyBeanMethods = false)
class Services {
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final PortalProperties properties;
    private final RestClient.Builder builder;
    private final HttpClient http;

    Services(PortalProperties properties, RestClient.Builder builder) {
        this.properties = properties;
        this.builder = builder;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Bean
    ServiceCalls rosterCalls() {
        return calls("roster", properties.services().roster());
    }

    @Bean
    ServiceCalls blogCalls() {
        return calls("blog", properties.services().blog());
    }

    @Bean
    ServiceCalls listCalls() {
        return calls("list", properties.services().list());
    }

    @Bean
    ServiceCalls mediaCalls() {
        return calls("media", properties.services().media());
    }

    @Bean
    ServiceCalls searchCalls() {
        return calls("search", properties.services().search());
    }

    private ServiceCalls calls(String service, URI address) {
        return new ServiceCalls(
                service, client(address, properties.pageTimeout()), client(address, properties.changeTimeout()));
    }

    private RestClient client(URI address, Duration timeout) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(timeout);
        return builder.clone()
                .requestFactory(factory)
                .baseUrl(address.toString())
                .build();
    }
}
