package org.usergroups.roster.pins;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of pins.
 *
 * @param lasts how long a pin is kept unless its person renews it
 * @param confirmWithin how long the link that confirms a pin is good for
 * @param introducedWithin kilometres within which people are introduced; wide brings more people together, and asks more of them to travel
 * @param introductionsAtOnce how many introductions may wait for answers at a person; low spares mails, high finds company sooner
 * @param threshold how many pins of one city and topic make a group to be proposed
 * @param perHourOfAddress how many pins may be set in an hour for one address
 * @param perHourOfNetwork how many from one network, an IPv4 /24 or an IPv6 /56
 */
@ConfigurationProperties("usergroups.pins")
record PinProperties(
        @DefaultValue("365d") Duration lasts,
        @DefaultValue("7d") Duration confirmWithin,
        @DefaultValue("50") double introducedWithin,
        @DefaultValue("5") int introductionsAtOnce,
        @DefaultValue("5") int threshold,
        @DefaultValue("5") int perHourOfAddress,
        @DefaultValue("100") int perHourOfNetwork) {}
