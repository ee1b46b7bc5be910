package org.usergroups.roster.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import org.usergroups.roster.members.PersonalData;

/** One-time tokens for sign-in, in MongoDB: only their hash is kept, and taking one removes it. */
@Component
class SignInLinks implements OneTimeTokenService, PersonalData {

    private static final long CLEANING_MILLIS = 600_000;

    /** Public, since the driver's codec reads it by reflection. */
    public record Link(@BsonId String tokenHash, String email, Instant expiresAt) {}

    private final MongoCollection<Link> links;
    private final Accounts accounts;
    private final RosterProperties properties;
    private final InstantSource clock;

    SignInLinks(MongoDatabase database, Accounts accounts, RosterProperties properties, InstantSource clock) {
        this.links = database.getCollection("signInLinks", Link.class);
        this.accounts = accounts;
        this.properties = properties;
        this.clock = clock;
        links.createIndex(Indexes.ascending("email"));
    }

    /** Makes a link that works from when it is {@linkplain #keep kept}. */
    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        var expiresAt = clock.instant().plus(properties.signIn().link());
        return new DefaultOneTimeToken(Secrets.token(), Accounts.normalized(request.getUsername()), expiresAt);
    }

    void keep(OneTimeToken token) {
        links.insertOne(new Link(Secrets.hash(token.getTokenValue()), token.getUsername(), token.getExpiresAt()));
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken authentication) {
        var token = String.valueOf(authentication.getTokenValue());
        var link = links.findOneAndDelete(and(eq("_id", Secrets.hash(token)), gt("expiresAt", clock.instant())));
        return link == null ? null : new DefaultOneTimeToken(token, link.email(), link.expiresAt());
    }

    @Override
    public String name() {
        return "signInLinks";
    }

    /** Until when the links that were not used yet are good. */
    @Override
    public List<Instant> export(String memberId) {
        return links.find(eq("email", email(memberId))).map(Link::expiresAt).into(new ArrayList<>());
    }

    @Override
    public void erase(String memberId) {
        links.deleteMany(eq("email", email(memberId)));
    }

    private String email(String memberId) {
        return accounts.get(memberId).state().email();
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        links.deleteMany(lt("expiresAt", clock.instant()));
    }
}
