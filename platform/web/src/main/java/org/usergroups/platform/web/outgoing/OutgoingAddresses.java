package org.usergroups.platform.web.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Decides which addresses are asked. The connection is made to the very addresses that were checked here: a name that says another
 * thing when it is asked again is not asked again.
 */
final class OutgoingAddresses implements DnsResolver {

    /** Besides what is no external address, the forms of IPv6 that carry an IPv4 address within, whichever it is. */
    private static final InetAddressFilter EXTERNAL = InetAddressFilter.externalAddresses()
            .andNot("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "::ffff:0:0:0/96");

    private final DnsResolver names;
    private final OutgoingProperties properties;

    OutgoingAddresses(OutgoingProperties properties) {
        this(properties, SystemDefaultDnsResolver.INSTANCE);
    }

    OutgoingAddresses(OutgoingProperties properties, DnsResolver names) {
        this.properties = properties;
        this.names = names;
    }

    /** A name leads to a machine that we do not ask. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host);
        }
    }

    /** Whether the form of an address is one that we ask; where it leads is seen when it is resolved. */
    boolean isAsked(URI address) {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        var host = address.getHost();
        var isWeb = scheme.equals("http") || scheme.equals("https");
        if (!isWeb || host == null || host.isEmpty() || address.getRawUserInfo() != null) {
            return false;
        }
        var port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return properties.ports().contains(port) || (properties.allowLoopback() && isNamedLoopback(host));
    }

    private static boolean isNamedLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        for (var address : addresses) {
            if (!isAsked(address)) {
                throw new Refused(host);
            }
        }
        return addresses;
    }

    private boolean isAsked(InetAddress address) {
        return EXTERNAL.matches(address) || (properties.allowLoopback() && address.isLoopbackAddress());
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
