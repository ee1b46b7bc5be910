package org.usergroups.roster.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be written to organizers.
 *
 * @param perHourOfAddress how many messages are taken in an hour from one address
 * @param perHourOfNetwork how many from one network, an IPv4 /24 or an IPv6 /56
 * @param perHourOfGroup how many to one group; low stops a crowd from flooding its organizers
 * @param keptFor how long a message is kept that is not confirmed, and after it was passed on
 */
@ConfigurationProperties("usergroups.messages")
record MessagePolicy(
        @DefaultValue("5") int perHourOfAddress,
        @DefaultValue("30") int perHourOfNetwork,
        @DefaultValue("20") int perHourOfGroup,
        @DefaultValue("7d") Duration keptFor) {}
