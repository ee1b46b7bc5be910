package org.usergroups.roster.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.usergroups.roster.Secrets;

/**
 * Authorizations in MongoDB: the object in its serialised form, found by hashes of its tokens. One that a newer release cannot read
 * counts as absent, and the person signs in again.
 */
@Component
class MongoAuthorizations implements OAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(MongoAuthorizations.class);
    private static final long CLEANING_MILLIS = 3_600_000;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int SESSIONS_SHOWN = 100;
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxdepth=40;maxrefs=5000;maxbytes=200000;java.**;org.springframework.security.**;com.nimbusds.**;!*");

    private final MongoCollection<Document> authorizations;
    private final InstantSource clock;

    MongoAuthorizations(MongoDatabase database, InstantSource clock) {
        this.authorizations = database.getCollection("authorizations");
        this.clock = clock;
        for (var field : new String[] {"state", "code", "access", "refresh", "member", "endsAt"}) {
            authorizations.createIndex(Indexes.ascending(field));
        }
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        var now = Date.from(clock.instant());
        var changes = combine(
                set("object", new Binary(bytes(authorization))),
                set("state", state == null ? null : Secrets.hash(state)),
                set("code", hash(authorization.getToken(OAuth2AuthorizationCode.class))),
                set("access", hash(authorization.getToken(OAuth2AccessToken.class))),
                set("refresh", hash(authorization.getToken(OAuth2RefreshToken.class))),
                set("endsAt", Date.from(end(authorization))),
                set("lastSeen", now),
                setOnInsert("member", authorization.getPrincipalName()),
                setOnInsert("browser", browser()),
                setOnInsert("since", now));
        // A session that was ended while its token was being refreshed stays ended.
        var isNew = authorization.getToken(OAuth2RefreshToken.class) == null;
        authorizations.updateOne(eq(authorization.getId()), changes, new UpdateOptions().upsert(isNew));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        authorizations.deleteOne(eq(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return read(authorizations.find(eq(id)).first());
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var hash = Secrets.hash(token);
        var fields = type == null ? Stream.of("state", "code", "access", "refresh") : Stream.of(field(type));
        return fields.map(
                        field -> read(authorizations.find(and(eq(field, hash))).first()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a member has signed in to, the newest first. */
    List<Sessions.Session> sessions(String memberId) {
        return authorizations
                .find(and(eq("member", memberId), type("refresh", BsonType.STRING)))
                .projection(include("browser", "since", "lastSeen"))
                .sort(Sorts.descending("lastSeen"))
                .limit(SESSIONS_SHOWN)
                .map(found -> new Sessions.Session(
                        found.getString("_id"),
                        found.getString("browser"),
                        found.getDate("since").toInstant(),
                        found.getDate("lastSeen").toInstant()))
                .into(new ArrayList<>());
    }

    boolean end(String memberId, String id) {
        return authorizations.deleteOne(and(eq(id), eq("member", memberId))).getDeletedCount() > 0;
    }

    void endOthers(String memberId, String keptId) {
        authorizations.deleteMany(and(eq("member", memberId), ne("_id", keptId)));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetEnded() {
        authorizations.deleteMany(lt("endsAt", Date.from(clock.instant())));
    }

    private static String browser() {
        return BrowserName.of(
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                        ? servlet.getRequest().getHeader("User-Agent")
                        : null);
    }

    private Instant end(OAuth2Authorization authorization) {
        return Stream.of(OAuth2AuthorizationCode.class, OAuth2AccessToken.class, OAuth2RefreshToken.class)
                .map(authorization::getToken)
                .filter(java.util.Objects::nonNull)
                .map(token -> token.getToken().getExpiresAt())
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElseGet(() -> clock.instant().plus(LONGEST));
    }

    private static String field(OAuth2TokenType type) {
        return switch (type.getValue()) {
            case OAuth2ParameterNames.CODE -> "code";
            case OAuth2ParameterNames.STATE -> "state";
            case OAuth2ParameterNames.REFRESH_TOKEN -> "refresh";
            default -> "access";
        };
    }

    private static <T extends OAuth2Token> @Nullable String hash(OAuth2Authorization.@Nullable Token<T> token) {
        return token == null ? null : Secrets.hash(token.getToken().getTokenValue());
    }

    private static byte[] bytes(OAuth2Authorization authorization) {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(authorization);
        } catch (IOException unserializable) {
            throw new IllegalStateException("An authorization cannot be serialised", unserializable);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("BanSerializableRead")
    private static @Nullable OAuth2Authorization read(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        try (var objects = new ObjectInputStream(
                new ByteArrayInputStream(document.get("object", Binary.class).getData()))) {
            objects.setObjectInputFilter(KNOWN);
            return (OAuth2Authorization) objects.readObject();
        } catch (InvalidClassException | ClassNotFoundException older) {
            log.info("An authorization of another release cannot be read: {}", older.getMessage());
            return null;
        } catch (IOException damaged) {
            throw new IllegalStateException("An authorization in MongoDB is damaged", damaged);
        }
    }
}
