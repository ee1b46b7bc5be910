package org.usergroups.roster.claims;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Reads the TXT records of names. */
@Component
class DnsTexts {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ClaimPolicy policy;

    DnsTexts(ClaimPolicy policy) {
        this.policy = policy;
    }

    /** The texts at a name; none if it has none, is none, or nobody answers in time. */
    List<String> of(String name) {
        try {
            var lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
            lookup.setResolver(resolver());
            // What was not there a minute ago may be there now.
            lookup.setCache(null);
            Record[] records = lookup.run();
            return records == null
                    ? List.of()
                    : Arrays.stream(records)
                            .filter(TXTRecord.class::isInstance)
                            .map(TXTRecord.class::cast)
                            .map(text -> String.join("", text.getStrings()))
                            .toList();
        } catch (TextParseException noName) {
            return List.of();
        }
    }

    private Resolver resolver() {
        try {
            var resolver = policy.resolvers().isEmpty() ? new ExtendedResolver() : new ExtendedResolver(named());
            resolver.setTimeout(PATIENCE);
            resolver.setRetries(2);
            return resolver;
        } catch (UnknownHostException wrong) {
            throw new IllegalStateException("usergroups.claims.resolvers: no such server", wrong);
        }
    }

    private List<Resolver> named() throws UnknownHostException {
        var resolvers = new ArrayList<Resolver>();
        for (var server : policy.resolvers()) {
            var colon = server.lastIndexOf(':');
            resolvers.add(new SimpleResolver(
                    new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)))));
        }
        return resolvers;
    }
}
