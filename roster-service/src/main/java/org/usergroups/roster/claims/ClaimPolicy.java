package org.usergroups.roster.claims;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who decides a claim, and by when.
 *
 * @param organizersDecide how long the organizers of a silent group have before coordinators decide
 * @param coordinatorsDecide how long coordinators have before a claim ends undecided
 * @param proofLasts how long a proven website is trusted before it is looked at again; domains change hands
 */
@ConfigurationProperties("usergroups.claims")
public record ClaimPolicy(
        @DefaultValue("14d") Duration organizersDecide,
        @DefaultValue("30d") Duration coordinatorsDecide,
        @DefaultValue("182d") Duration proofLasts) {}
