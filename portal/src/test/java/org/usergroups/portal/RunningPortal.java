package org.usergroups.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole portal on a port of its own, on stand-ins for the services, with sessions in memory. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, classes = PortalApplication.class)
abstract class RunningPortal {
    static final StubServices STUBS = new StubServices();
    static final URI PORTAL = URI.create("http://127.0.0.1:" + freePort());

    Browser browser = new Browser(PORTAL);
    StubSignIn signIn = StubSignIn.on(STUBS, PORTAL, "member");

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("server.port", PORTAL::getPort);
        registry.add("usergroups.public-url", PORTAL::toString);
        registry.add("usergroups.portal-client-secret", () -> StubSignIn.SECRET);
        registry.add("usergroups.sessions", () -> "memory");
        registry.add("usergroups.page-timeout", () -> "1s");
        for (String service : new String[] {"roster", "blog", "list", "media", "search"}) {
            registry.add("usergroups.services." + service, STUBS::address);
        }
    }

    @BeforeEach
    void freshWorld() {
        STUBS.reset();
        StubWorld.fill(STUBS);
        signIn = StubSignIn.on(STUBS, PORTAL, "member");
        browser = new Browser(PORTAL);
    }

    /** Below those that systems give to outgoing connections: one of these could be taken until the portal is there. */
    private static int freePort() {
        for (var attempt = 1; ; attempt++) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(16_000, 18_000))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (attempt == 100) {
                    throw new UncheckedIOException(taken);
                }
            }
        }
    }
}
