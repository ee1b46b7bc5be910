package org.usergroups.platform.web.outgoing;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be fetched.
 *
 * @param ports the ports that may be asked
 * @param timeout how long one fetch may take, with all its redirects
 * @param maxBody the largest body, packed and unpacked
 * @param allowLoopback whether this machine may be asked, at any port: for tests and demos on one machine, never elsewhere
 */
@ConfigurationProperties("usergroups.outgoing")
public record OutgoingProperties(
        @DefaultValue({"80", "443"}) Set<Integer> ports,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("false") boolean allowLoopback) {

    /** The same with another time-out. */
    public OutgoingProperties within(Duration otherTimeout) {
        return new OutgoingProperties(ports, otherTimeout, maxBody, allowLoopback);
    }
}
