package org.usergroups.roster.signin;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;
import org.usergroups.roster.RosterProperties;

/** The issuer's own sessions, in MongoDB: whichever instance a browser meets knows what it has begun at another. */
@Configuration(proxyBeanMethods = false)
@EnableMongoHttpSession(
        maxInactiveIntervalInSeconds = SignInSessions.IDLE_SECONDS,
        collectionName = SignInSessions.COLLECTION)
class SignInSessions {

    static final int IDLE_SECONDS = 30 * 60;
    static final String COLLECTION = "signInSessions";

    @Bean
    MongoOperations signInSessionStore(MongoClient client, MongoDatabase database) {
        return new MongoTemplate(client, database.getName());
    }

    @Bean
    CookieSerializer signInCookie(RosterProperties properties) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("roster");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(
                "https".equalsIgnoreCase(properties.publicUrl().getScheme()));
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Removes sessions that ran out, also where the database has no index that does it by itself. */
    @Component
    static class Sweep {

        private static final long CLEANING_MILLIS = 600_000;

        private final MongoOperations store;

        Sweep(MongoOperations store) {
            this.store = store;
        }

        @Scheduled(initialDelay = CLEANING_MILLIS, fixedDelay = CLEANING_MILLIS)
        void removeExpired() {
            store.remove(Query.query(Criteria.where("expireAt").lt(Date.from(Instant.now()))), COLLECTION);
        }
    }
}
