package org.usergroups.portal;

import java.net.URI;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the portal on the invented world, to look at its pages: {@code http://127.0.0.1:18080}. */
final class PortalOnStubs {
    private PortalOnStubs() {}

    static void main(String[] arguments) {
        StubServices stubs = new StubServices();
        URI portal = URI.create("http://127.0.0.1:18080");
        StubWorld.fill(stubs);
        StubSignIn.on(stubs, portal, "member", "coordinator");
        new SpringApplicationBuilder(PortalApplication.class)
                .run(
                        "--server.port=" + portal.getPort(),
                        "--usergroups.public-url=" + portal,
                        "--usergroups.portal-client-secret=" + StubSignIn.SECRET,
                        "--usergroups.sessions=memory",
                        "--usergroups.services.roster=" + stubs.address(),
                        "--usergroups.services.blog=" + stubs.address(),
                        "--usergroups.services.list=" + stubs.address(),
                        "--usergroups.services.media=" + stubs.address(),
                        "--usergroups.services.search=" + stubs.address());
    }
}
