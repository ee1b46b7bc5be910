package org.usergroups.roster.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;

/** How many mails and entries one member may cause in a day. */
@RunningRoster
class InvitationsIT {

    @Autowired
    private Calls calls;

    @Test
    void addressIsInvitedThreeTimesADayAlsoWhenInvitationsAreWithdrawn() {
        var host = calls.member("host@often.example");
        var slug = calls.group(host, Map.of("name", "Often invites"));
        for (var count = 1; count <= 3; count++) {
            assertThat(invite(slug, host, "stranger@often.example")).isEqualTo(202);
            withdraw(slug, host);
        }
        assertThat(invite(slug, host, "Stranger@Often.example")).isEqualTo(429);
        assertThat(invite(slug, calls.coordinator(), "stranger@often.example"))
                .as("whoever invites")
                .isEqualTo(429);
        assertThat(invite(slug, host, "friend@often.example")).isEqualTo(202);
    }

    @Test
    void memberInvitesFiftyPeopleADayAlsoWhenInvitationsAreWithdrawn() {
        var host = calls.member("host@many.example");
        var slug = calls.group(host, Map.of("name", "Invites many"));
        for (var count = 1; count <= 50; count++) {
            assertThat(invite(slug, host, "n%d@many.example".formatted(count))).isEqualTo(202);
            withdraw(slug, host);
        }
        assertThat(invite(slug, host, "n51@many.example")).isEqualTo(429);
    }

    @Test
    void memberRegistersTwentyGroupsADayAndARepeatedRequestIsNoFurtherOne() {
        var member = calls.member("founder@twenty.example");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        for (var count = 1; count <= 5; count++) {
            assertThat(register(member, "Twenty 1", key)).isEqualTo(201);
        }
        for (var count = 2; count <= 20; count++) {
            assertThat(register(member, "Twenty " + count, Map.of())).isEqualTo(201);
        }
        assertThat(register(member, "Twenty 21", Map.of())).isEqualTo(429);
        assertThat(register(member, "Twenty 1", key)).isEqualTo(201);
        assertThat(register(calls.member("other@twenty.example"), "Twenty 22", Map.of()))
                .isEqualTo(201);
    }

    private int register(String member, String name, Map<String, String> headers) {
        return calls.post("/api/roster/groups", member, Map.of("name", name), headers)
                .status();
    }

    private int invite(String slug, String host, String email) {
        return calls.post("/api/roster/groups/" + slug + "/invitations", host, Map.of("email", email))
                .status();
    }

    private void withdraw(String slug, String host) {
        var path = "/api/roster/groups/" + slug + "/invitations";
        for (var invitation : calls.get(path, host).body().path("items")) {
            calls.delete(path + "/" + invitation.path("id").asString(), host, null);
        }
    }
}
