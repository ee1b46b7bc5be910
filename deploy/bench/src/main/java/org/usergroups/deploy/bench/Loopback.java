package org.usergroups.deploy.bench;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/** Addresses of this computer. A bench that edits and kills has no business elsewhere. */
final class Loopback {

    private Loopback() {}

    static URI address(String text) throws Refusal {
        try {
            var address = URI.create(text);
            var host = address.getHost();
            if ("http".equals(address.getScheme()) && host != null && isLoopback(host)) {
                return URI.create("http://" + address.getAuthority());
            }
        } catch (IllegalArgumentException malformed) {
            // Told below: it is no address that we take.
        }
        throw new Refusal("--portal needs an address of this computer, as in --portal=http://localhost:8080.");
    }

    private static boolean isLoopback(String host) {
        var bare = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        return bare.equals("localhost") || InetAddress.ofLiteral(bare).isLoopbackAddress();
    }
}
