package org.usergroups.roster.notices;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Mail;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.members.PersonalData;

/** Which mails members want. Everything is on until a member says otherwise; nobody else gets to know. */
@Component
public class NoticePreferences implements PersonalData {

    /** @param off the kinds that are switched off, by name */
    public record Preferences(@BsonId String memberId, List<String> off) {}

    private static final String FOOT = """

            --\s
            No more mails of this kind: %s
            """;

    private final MongoCollection<Preferences> preferences;
    private final OffTokens tokens;
    private final PortalPages pages;

    NoticePreferences(MongoDatabase database, OffTokens tokens, PortalPages pages) {
        this.preferences = database.getCollection("noticePreferences", Preferences.class);
        this.tokens = tokens;
        this.pages = pages;
    }

    /** Whether to mail a member about something of this kind. */
    public boolean wants(String memberId, NoticeKind kind) {
        return !kind.canBeOff() || !off(memberId).contains(kind.name());
    }

    /**
     * Where a member switches off mails of this kind without signing in: opening it shows a page with a button, and a POST to it does
     * it (RFC 8058), so that it also serves as {@code List-Unsubscribe}.
     *
     * @throws IllegalArgumentException for a kind that cannot be off
     */
    public String offLink(String memberId, NoticeKind kind) {
        if (!kind.canBeOff()) {
            throw new IllegalArgumentException("%s cannot be switched off".formatted(kind));
        }
        return pages.at("notices", "off", tokens.token(memberId, kind));
    }

    /** A mail with the link by which its reader gets no more of this kind. */
    public Mail withOffLink(Mail mail, String memberId, NoticeKind kind) {
        var link = offLink(memberId, kind);
        return new Mail(mail.to(), mail.subject(), mail.text() + FOOT.formatted(link), mail.replyTo(), link);
    }

    Map<NoticeKind, Boolean> of(String memberId) {
        var off = off(memberId);
        var wanted = new EnumMap<NoticeKind, Boolean>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            wanted.put(kind, !kind.canBeOff() || !off.contains(kind.name()));
        }
        return wanted;
    }

    void set(String memberId, NoticeKind kind, boolean wanted) {
        var change = wanted ? Updates.pull("off", kind.name()) : Updates.addToSet("off", kind.name());
        preferences.updateOne(eq(memberId), change, new UpdateOptions().upsert(true));
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Map<NoticeKind, Boolean> export(String memberId) {
        return of(memberId);
    }

    @Override
    public void erase(String memberId) {
        preferences.deleteOne(eq(memberId));
    }

    private List<String> off(String memberId) {
        var found = preferences.find(eq(memberId)).first();
        return found == null || found.off() == null ? List.of() : found.off();
    }
}
