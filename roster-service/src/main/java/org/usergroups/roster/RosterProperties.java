package org.usergroups.roster;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The roster's settings.
 *
 * @param publicUrl where people reach the portal; links in mails and the issuer of tokens begin with it
 * @param firstCoordinator the address that becomes a coordinator when it signs in; empty for none
 * @param portalClientSecret the secret of the client {@code portal}
 * @param operatorClientSecret the secret of the client {@code operator}, for scripts that act as a coordinator
 * @param mail what mails say of their sender, and how soon they are sent
 * @param signIn sign-in by mail
 * @param invitation how long an invitation is good for, and how many there may be
 * @param registrationsPerDay how many groups one member may register in a day; coordinators as many as they like
 */
@ConfigurationProperties("usergroups")
public record RosterProperties(
        URI publicUrl,
        @DefaultValue("") String firstCoordinator,
        String portalClientSecret,
        String operatorClientSecret,
        @DefaultValue Mail mail,
        @DefaultValue SignIn signIn,
        @DefaultValue Invitation invitation,
        @DefaultValue("20") int registrationsPerDay) {

    /**
     * @param from the sender's address
     * @param pause how long an instance pauses before it looks again for mails that are due; short asks the store more often
     */
    public record Mail(
            @DefaultValue("usergroups@localhost") String from,
            @DefaultValue("1s") Duration pause) {}

    /**
     * @param link how long a link is good for; short is safer, long helps where mail is slow
     * @param linksPerHour how many links may be asked for in an hour for one address
     * @param linksPerHourOfNetwork how many from one network, an IPv4 /24 or an IPv6 /56; low stops who mails strangers, high lets in a
     *     whole conference behind one address
     * @param attemptsPerHourOfNetwork how often links and passkeys may be tried in an hour from one network
     * @param recent how long a sign-in counts as recent, for what asks for a recent one
     */
    public record SignIn(
            @DefaultValue("20m") Duration link,
            @DefaultValue("10") int linksPerHour,
            @DefaultValue("200") int linksPerHourOfNetwork,
            @DefaultValue("1000") int attemptsPerHourOfNetwork,
            @DefaultValue("10m") Duration recent) {}

    /**
     * @param lasts how long one is good for
     * @param perDay how many one member may send in a day, whether or not they are withdrawn; low stops who mails strangers
     * @param perDayToAddress how many one address is sent in a day, whoever invites
     */
    public record Invitation(
            @DefaultValue("14d") Duration lasts,
            @DefaultValue("50") int perDay,
            @DefaultValue("3") int perDayToAddress) {}
}
