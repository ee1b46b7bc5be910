package org.usergroups.roster.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.stereotype.Component;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.members.Accounts;

/** One-time tokens for sign-in, in MongoDB: only their hash is kept, and taking one removes it. */
@Component
class SignInLinks implements OneTimeTokenService {

    private static final long CLEANING_MILLIS = 600_000;

    /** Public, since the driver's codec reads it by reflection. */
    public record Link(@BsonId String tokenHash, String email, Instant madeAt, Instant expiresAt) {}

    private final MongoCollection<Link> links;
    private final RosterProperties properties;
    private final InstantSource clock;

    SignInLinks(MongoDatabase database, RosterProperties properties, InstantSource clock) {
        this.links = database.getCollection("signInLinks", Link.class);
        this.properties = properties;
        this.clock = clock;
        links.createIndex(Indexes.ascending("email"));
    }

    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        var now = clock.instant();
        var link = new Link(
                "",
                Accounts.normalized(request.getUsername()),
                now,
                now.plus(properties.signIn().link()));
        var token = Secrets.token();
        links.insertOne(new Link(Secrets.hash(token), link.email(), link.madeAt(), link.expiresAt()));
        return new DefaultOneTimeToken(token, link.email(), link.expiresAt());
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken authentication) {
        var token = String.valueOf(authentication.getTokenValue());
        var link = links.findOneAndDelete(and(eq("_id", Secrets.hash(token)), gt("expiresAt", clock.instant())));
        return link == null ? null : new DefaultOneTimeToken(token, link.email(), link.expiresAt());
    }

    /** Whether an address has asked for as many links as it may within an hour. */
    boolean isExhausted(String address) {
        var hourAgo = clock.instant().minus(Duration.ofHours(1));
        return links.countDocuments(and(eq("email", Accounts.normalized(address)), gt("madeAt", hourAgo)))
                >= properties.signIn().linksPerHour();
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        links.deleteMany(lt("expiresAt", clock.instant().minus(Duration.ofHours(1))));
    }
}
