package org.usergroups.roster.claims;

import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.outgoing.Fetched;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingRequest;
import org.usergroups.roster.RosterProperties;

/**
 * Looks whether a website belongs to a member. What is looked for names group and member, so that it is of use to nobody else and
 * need not be secret.
 */
@Component
class Proofs {

    private static final String WELL_KNOWN = "/.well-known/usergroups.txt";

    private final OutgoingFetch outgoing;
    private final DnsTexts dns;
    private final RosterProperties properties;

    Proofs(OutgoingFetch outgoing, DnsTexts dns, RosterProperties properties) {
        this.outgoing = outgoing;
        this.dns = dns;
        this.properties = properties;
    }

    /** What came of looking. */
    sealed interface Found {
        /** The website is the member's. */
        record Proven(String host) implements Found {}

        /** @param sentence what was looked for, and what is there instead */
        record Missing(String sentence) implements Found {}
    }

    /** What is to stand on the website or in its DNS. */
    static String token(String groupId, String memberId) {
        return "usergroups-site=" + Ids.of("proof", groupId, memberId);
    }

    /** The page here that a {@code rel=me} link has to lead to. */
    String page(String groupId, String memberId) {
        return properties.publicUrl() + "/sites/" + Ids.of("proof", groupId, memberId);
    }

    static String host(String url) {
        var host = URI.create(url).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    /** Whether an address is one of a website's own domain: of its host, or of the host without www. */
    static boolean isOfDomain(String email, String host) {
        var domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var bare = host.startsWith("www.") ? host.substring(4) : host;
        return !domain.isEmpty() && IDN.toASCII(domain).equals(IDN.toASCII(bare));
    }

    Found look(Claim.Method method, String url, String groupId, String memberId) {
        return switch (method) {
            case website -> onWebsite(url, token(groupId, memberId));
            case dns -> inDns(host(url), token(groupId, memberId));
            case relMe -> linked(url, page(groupId, memberId));
            case mail -> new Found.Missing("A mail is proven by the link in it.");
        };
    }

    private Found onWebsite(String url, String token) {
        var sentences = new ArrayList<String>();
        for (var address : List.of(URI.create(url).resolve(WELL_KNOWN), URI.create(url))) {
            switch (outgoing.fetch(OutgoingRequest.get(address))) {
                case Fetched.Answer answer
                when answer.status() == 200 && answer.text().contains(token) -> {
                    return new Found.Proven(host(url));
                }
                case Fetched.Answer answer ->
                    sentences.add("%s answers (%d), but does not have it.".formatted(address, answer.status()));
                case Fetched.Failure failure -> sentences.add("%s: %s".formatted(address, failure.sentence()));
            }
        }
        return new Found.Missing("“%s” was not found. %s".formatted(token, String.join(" ", sentences)));
    }

    private Found inDns(String host, String token) {
        var names = host.startsWith("www.") ? List.of(host.substring(4), host) : List.of(host);
        for (var name : names) {
            if (dns.of(name).stream().anyMatch(text -> text.strip().equals(token))) {
                return new Found.Proven(host);
            }
        }
        return new Found.Missing("There is no TXT record “%s” at %s. It may take an hour until it is seen."
                .formatted(token, String.join(" or ", names)));
    }

    private Found linked(String url, String page) {
        return switch (outgoing.fetch(OutgoingRequest.get(URI.create(url)))) {
            case Fetched.Answer answer ->
                Jsoup.parse(answer.text(), url).select("a[rel~=(?i)\\bme\\b], link[rel~=(?i)\\bme\\b]").stream()
                                .anyMatch(link -> link.attr("abs:href").equals(page))
                        ? new Found.Proven(host(url))
                        : new Found.Missing("%s has no link with rel=\"me\" to %s.".formatted(url, page));
            case Fetched.Failure failure -> new Found.Missing("%s: %s".formatted(url, failure.sentence()));
        };
    }
}
