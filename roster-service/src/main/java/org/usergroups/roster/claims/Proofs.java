package org.usergroups.roster.claims;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.outgoing.Fetched;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingRequest;
import org.usergroups.roster.PortalPages;

/**
 * Looks whether a website belongs to a member. What is looked for names group and member, so that it is of use to nobody else and
 * need not be secret. It is looked for only where visitors of the website cannot write: not in the text of a page, where comments are.
 */
@Component
class Proofs {

    /** What is to stand before the token, and the name of the meta element. */
    static final String NAME = "usergroups-site";

    private static final int CHARACTERS_READ = 500_000;

    private final OutgoingFetch outgoing;
    private final DnsTexts dns;
    private final PortalPages pages;

    Proofs(OutgoingFetch outgoing, DnsTexts dns, PortalPages pages) {
        this.outgoing = outgoing;
        this.dns = dns;
        this.pages = pages;
    }

    /** What came of looking. */
    sealed interface Found {
        /** The website is the member's. */
        record Proven() implements Found {}

        /** @param sentence what was looked for, and what is there instead */
        record Missing(String sentence) implements Found {}
    }

    private static String key(String groupId, String memberId) {
        return Ids.of("proof", groupId, memberId);
    }

    /** What is to stand in a file of the website or in its DNS. */
    static String token(String groupId, String memberId) {
        return NAME + "=" + key(groupId, memberId);
    }

    /** The page here that a {@code rel=me} link has to lead to. */
    String page(String groupId, String memberId) {
        return pages.at("sites", groupId, key(groupId, memberId));
    }

    Found look(Claim.Method method, Website website, String groupId, String memberId) {
        return switch (method) {
            case website -> onWebsite(website, groupId, memberId);
            case dns -> inDns(website, token(groupId, memberId));
            case relMe -> linked(website, page(groupId, memberId));
            case mail -> new Found.Missing("A mail is proven by the link in it.");
        };
    }

    private Found onWebsite(Website website, String groupId, String memberId) {
        var token = token(groupId, memberId);
        var sentences = new ArrayList<String>();
        if (website.file().isPresent()) {
            var file = website.file().get();
            switch (outgoing.fetch(OutgoingRequest.get(file))) {
                case Fetched.Answer answer
                when answer.status() == 200
                        && website.isFile(answer.from())
                        && !isHtml(answer)
                        && answer.text().lines().anyMatch(line -> line.strip().equals(token)) -> {
                    return new Found.Proven();
                }
                case Fetched.Answer answer -> sentences.add(said(file, answer));
                case Fetched.Failure failure -> sentences.add("%s: %s".formatted(file, failure.sentence()));
            }
        }
        switch (outgoing.fetch(OutgoingRequest.get(website.address()))) {
            case Fetched.Answer answer
            when answer.status() == 200
                    && website.isPage(answer.from())
                    && page(answer).head().select("meta[name=" + NAME + "]").stream()
                            .anyMatch(meta -> meta.attr("content").strip().equals(key(groupId, memberId))) -> {
                return new Found.Proven();
            }
            case Fetched.Answer answer -> sentences.add(said(website.address(), answer));
            case Fetched.Failure failure -> sentences.add("%s: %s".formatted(website.address(), failure.sentence()));
        }
        return new Found.Missing("“%s” was not found. %s".formatted(token, String.join(" ", sentences)));
    }

    private static boolean isHtml(Fetched.Answer answer) {
        return answer.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .isPresent();
    }

    private static String said(URI asked, Fetched.Answer answer) {
        return answer.from().equals(asked)
                ? "%s answers (%d), but does not have it.".formatted(asked, answer.status())
                : "%s leads to %s (%d), which does not have it or may be somebody else's."
                        .formatted(asked, answer.from(), answer.status());
    }

    private static Document page(Fetched.Answer answer) {
        var text = answer.text();
        return Jsoup.parse(
                text.length() <= CHARACTERS_READ ? text : text.substring(0, CHARACTERS_READ),
                answer.from().toString());
    }

    private Found inDns(Website website, String token) {
        for (var name : website.names()) {
            if (dns.of(name).stream().anyMatch(text -> text.strip().equals(token))) {
                return new Found.Proven();
            }
        }
        return new Found.Missing("There is no TXT record “%s” at %s. It may take an hour until it is seen."
                .formatted(token, String.join(" or ", website.names())));
    }

    private Found linked(Website website, String page) {
        return switch (outgoing.fetch(OutgoingRequest.get(website.address()))) {
            case Fetched.Answer answer
            when answer.status() == 200
                    && website.isPage(answer.from())
                    && page(answer).select("a[rel][href], link[rel][href]").stream()
                            .anyMatch(link ->
                                    isOwnLink(link) && link.attr("abs:href").equals(page)) -> new Found.Proven();
            case Fetched.Answer answer ->
                new Found.Missing(
                        "There is no link with rel=\"me\" to %s. %s".formatted(page, said(website.address(), answer)));
            case Fetched.Failure failure ->
                new Found.Missing("%s: %s".formatted(website.address(), failure.sentence()));
        };
    }

    /** Whether a website says “me” by a link, and does not call it the word of its visitors. */
    private static boolean isOwnLink(Element link) {
        var words = Set.copyOf(
                Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+")));
        return words.contains("me") && !words.contains("ugc") && !words.contains("sponsored");
    }
}
