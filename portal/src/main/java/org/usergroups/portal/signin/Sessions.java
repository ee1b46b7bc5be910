package org.usergroups.portal.signin;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;
import org.usergroups.portal.PortalProperties;

/** Where sessions are kept, and the cookie that names one. */
@Configuration(proxyBeanMethods = false)
class Sessions {
    static final int IDLE_SECONDS = 7 * 24 * 60 * 60;
    private static final int SERVER_SELECTION_SECONDS = 3;
    private static final String COLLECTION = "sessions";

    @Bean
    CookieSerializer sessionCookie(PortalProperties properties) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(SessionCookie.name(properties));
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(properties.isSecure());
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /** Sessions in MongoDB: every instance of the portal knows every session. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "usergroups.sessions", havingValue = "mongodb", matchIfMissing = true)
    @Import(MongoAutoConfiguration.class)
    @EnableMongoHttpSession(maxInactiveIntervalInSeconds = IDLE_SECONDS, collectionName = COLLECTION)
    static class InMongoDb {
        /** A page without its session after three seconds, rather than a page that hangs for thirty. */
        @Bean
        MongoClientSettingsBuilderCustomizer impatient() {
            return settings -> settings.applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS));
        }

        @Bean
        MongoOperations sessionStore(MongoClient client, MongoConnectionDetails details) {
            ConnectionString address = details.getConnectionString();
            String database = address.getDatabase();
            return new MongoTemplate(client, database == null ? "portal" : database);
        }
    }

    /** Sessions of one process, lost when it ends. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "usergroups.sessions", havingValue = "memory")
    @EnableSpringHttpSession
    static class InMemory {
        @Bean
        MapSessionRepository sessionRepository() {
            MapSessionRepository sessions = new MapSessionRepository(new ConcurrentHashMap<>());
            sessions.setDefaultMaxInactiveInterval(Duration.ofSeconds(IDLE_SECONDS));
            return sessions;
        }
    }

    /** Removes sessions that ran out, also where the database has no index that does it by itself. */
    @Component
    @ConditionalOnProperty(name = "usergroups.sessions", havingValue = "mongodb", matchIfMissing = true)
    static class Sweep {
        private final MongoOperations store;

        Sweep(MongoOperations store) {
            this.store = store;
        }

        @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
        void removeExpired() {
            store.remove(Query.query(Criteria.where("expireAt").lt(Date.from(Instant.now()))), COLLECTION);
        }
    }
}
