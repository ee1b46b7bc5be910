package org.usergroups.roster.claims;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who decides a claim, and by when.
 *
 * @param organizersDecide how long the organizers of a silent group have before coordinators decide
 * @param coordinatorsDecide how long coordinators have before a claim ends undecided
 * @param askAgainAfter how long somebody waits who was refused, before asking for the same group again
 * @param proofLasts how long a proven website is trusted before it is looked at again; domains change hands
 * @param proofGrace for how long it is looked for again, daily, before the mark goes; websites are away for a while at times
 * @param resolvers name servers for TXT records, as {@code host:port}; empty for those of the machine
 */
@ConfigurationProperties("usergroups.claims")
public record ClaimPolicy(
        @DefaultValue("14d") Duration organizersDecide,
        @DefaultValue("30d") Duration coordinatorsDecide,
        @DefaultValue("90d") Duration askAgainAfter,
        @DefaultValue("182d") Duration proofLasts,
        @DefaultValue("7d") Duration proofGrace,
        @DefaultValue List<String> resolvers) {}
