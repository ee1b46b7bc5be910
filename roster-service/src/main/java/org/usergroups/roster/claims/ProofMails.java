package org.usergroups.roster.claims;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Allowance;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.members.PersonalData;

/** Mails to addresses of a group's own domain. Whoever answers one shows that they can read mail there; the address is not kept. */
@Component
class ProofMails implements PartOfGroup, PersonalData {

    /**
     * Public, since the driver's codec reads it by reflection.
     *
     * @param url the website, as the entry named it then
     */
    public record ProofMail(
            @BsonId String tokenHash, String groupId, String memberId, String url, Instant sentAt, Instant expiresAt) {}

    private static final Duration LASTS = Duration.ofDays(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int OF_MEMBER = 5;
    private static final int OF_GROUP_AND_MEMBER = 3;
    private static final int TO_DOMAIN = 12;
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<ProofMail> mails;
    private final Mailer mailer;
    private final Allowance allowance;
    private final PortalPages pages;
    private final InstantSource clock;

    ProofMails(MongoDatabase database, Mailer mailer, Allowance allowance, PortalPages pages, InstantSource clock) {
        this.mails = database.getCollection("proofMails", ProofMail.class);
        this.mailer = mailer;
        this.allowance = allowance;
        this.pages = pages;
        this.clock = clock;
        mails.createIndex(Indexes.ascending("groupId"));
        mails.createIndex(Indexes.ascending("memberId"));
    }

    /**
     * Mails to an address of the website's own domain.
     *
     * @throws Problem 429 if the member has asked for as many mails today as one may, or the domain has had as many
     */
    void send(String address, Stored<Group> group, String url, Caller caller) {
        var memberId = caller.memberId();
        var domain = address.substring(address.lastIndexOf('@') + 1);
        if (!allowance.admits("mail by", memberId, OF_MEMBER, DAY)
                || !allowance.admits("mail of", group.id() + " " + memberId, OF_GROUP_AND_MEMBER, DAY)
                || !allowance.admits("mail to", domain, TO_DOMAIN, DAY)) {
            throw Problem.tooMany("Enough mails were sent for today. Try again tomorrow, or choose another way.");
        }
        var now = clock.instant();
        var token = Secrets.token();
        mails.insertOne(new ProofMail(Secrets.hash(token), group.id(), memberId, url, now, now.plus(LASTS)));
        var member = Objects.requireNonNullElse(caller.name(), "Somebody");
        var name = group.state().name();
        mailer.send(address, "Does %s look after %s?".formatted(member, name), """
                %s asks to look after the entry of %s on Usergroups, and says that this website is theirs:
                %s

                If that is right, open this page and press the button; it is good for two days:
                %s

                If it is not, do nothing.
                """.formatted(
                        member, name, url, pages.at("sites", "mail", token)));
    }

    Optional<ProofMail> find(String token) {
        return Optional.ofNullable(mails.find(and(eq("_id", Secrets.hash(token)), gt("expiresAt", clock.instant())))
                .first());
    }

    void forget(String token) {
        mails.deleteOne(eq("_id", Secrets.hash(token)));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        mails.deleteMany(lt("expiresAt", clock.instant()));
    }

    @Override
    public void deleteAllOf(String groupId) {
        mails.deleteMany(eq("groupId", groupId));
    }

    @Override
    public List<String> groupIds() {
        return mails.distinct("groupId", String.class).into(new ArrayList<>());
    }

    @Override
    public String name() {
        return "siteMails";
    }

    /** A mail that waits for an answer; whom it went to is not kept. */
    record Sent(String groupId, String url, Instant sentAt, Instant expiresAt) {}

    @Override
    public List<Sent> export(String memberId) {
        return mails.find(eq("memberId", memberId))
                .map(mail -> new Sent(mail.groupId(), mail.url(), mail.sentAt(), mail.expiresAt()))
                .into(new ArrayList<>());
    }

    @Override
    public void erase(String memberId) {
        mails.deleteMany(eq("memberId", memberId));
    }
}
