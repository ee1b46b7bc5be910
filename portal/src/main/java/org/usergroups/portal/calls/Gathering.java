package org.usergroups.portal.calls;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.usergroups.portal.PortalProperties;

/** Lets a page ask several services at once. */
@Component
public class Gathering {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PortalProperties properties;

    Gathering(PortalProperties properties) {
        this.properties = properties;
    }

    /** Begins the parts of one page; from now on the page's time runs. */
    public Parts begin() {
        return new Parts(threads, properties.pageTimeout());
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
