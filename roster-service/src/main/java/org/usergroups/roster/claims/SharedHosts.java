package org.usergroups.roster.claims;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Well-known hosts where many people have pages or mailboxes of their own. */
@Component
class SharedHosts {

    private final Set<String> hosts;

    SharedHosts() {
        var resource = new ClassPathResource("claims/shared-hosts.txt");
        try (var lines = new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            this.hosts = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new IllegalStateException("The list of shared hosts cannot be read", missing);
        }
    }

    /** Whether a host, or a domain that it is in, is one of them. */
    boolean contains(String host) {
        for (var name = host; ; name = name.substring(name.indexOf('.') + 1)) {
            if (hosts.contains(name)) {
                return true;
            }
            if (name.indexOf('.') < 0) {
                return false;
            }
        }
    }
}
