package org.usergroups.roster.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that a client comes from: one household or office has an IPv4 address in a /24, or an IPv6 /56 of its own. */
final class Network {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 7;

    private Network() {}

    /** The network of an address in its literal form; the text itself if it is none. No name is looked up. */
    static String of(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            var length = parsed instanceof Inet6Address ? IPV6_BYTES : IPV4_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), length));
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
