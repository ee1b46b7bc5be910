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
 * @param mail what mails say of their sender
 * @param signIn sign-in by mail
 * @param invitation how long an invitation is good for
 */
@ConfigurationProperties("usergroups")
public record RosterProperties(
        URI publicUrl,
        @DefaultValue("") String firstCoordinator,
        String portalClientSecret,
        String operatorClientSecret,
        @DefaultValue Mail mail,
        @DefaultValue SignIn signIn,
        @DefaultValue Invitation invitation) {

    /** @param from the sender's address */
    public record Mail(@DefaultValue("usergroups@localhost") String from) {}

    /**
     * @param link how long a link is good for; short is safer, long helps where mail is slow
     * @param linksPerHour how many links one address may ask for in an hour
     */
    public record SignIn(
            @DefaultValue("20m") Duration link,
            @DefaultValue("10") int linksPerHour) {}

    /** @param lasts how long */
    public record Invitation(@DefaultValue("14d") Duration lasts) {}
}
