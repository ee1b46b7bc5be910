package org.usergroups.roster.claims;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Reads the TXT records of names, by the resolvers of the machine. */
@Component
class DnsTexts {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The texts at a name; none if it has none or nobody answers in time. */
    List<String> of(String name) {
        try {
            var resolver = new ExtendedResolver();
            resolver.setTimeout(PATIENCE);
            var lookup = new Lookup(name, Type.TXT);
            lookup.setResolver(resolver);
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
}
