package org.usergroups.roster.organizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.invitations.Invitations;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** Who looks after a group, and who is told of it. */
@RunningRoster
class OrganizersIT {

    @Autowired
    private Calls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Test
    void organizerWhoDoesNotWantToBeNamedIsSeenOnlyByThoseWhoLookAfterTheGroup() {
        var ana = calls.member("ana@organizers.example");
        var ben = calls.member("ben@organizers.example");
        var path = "/api/roster/groups/" + calls.group(ana, Map.of("name", "Shy people"));
        var groupId = calls.get(path).id();
        var benId = calls.idOf("ben@organizers.example");
        accounts.addMembership(benId, groupId, Rights.ORGANIZER);
        assertThat(calls.get(path + "/organizers").text()).contains(benId);

        assertThat(calls.put(path + "/organizers/me", ben, Map.of("public", false))
                        .status())
                .isEqualTo(204);
        assertThat(calls.get(path + "/organizers").text())
                .doesNotContain(benId)
                .contains(calls.idOf("ana@organizers.example"));
        assertThat(calls.get(path + "/organizers", calls.member("nosy@organizers.example"))
                        .text())
                .doesNotContain(benId);
        assertThat(calls.get(path + "/organizers", ana).text()).contains(benId, "\"public\":false");
        accounts.addMembership(benId, groupId, Rights.ORGANIZER);
        assertThat(accounts.isOrganizer(benId, groupId)).isTrue();
        assertThat(calls.get(path + "/organizers").text()).doesNotContain(benId);

        assertThat(calls.put(path + "/organizers/me", ben, Map.of("public", true))
                        .status())
                .isEqualTo(204);
        assertThat(calls.get(path + "/organizers").text()).contains(benId);
        assertThat(calls.put(path + "/organizers/me", ben, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void historyTellsThatSomebodyHasJoinedOrLeftAndAsWhatButNotWho() {
        var ana = calls.member("ana@organizers.example");
        var path = "/api/roster/groups/" + calls.group(ana, Map.of("name", "Comings"));
        var groupId = calls.get(path).id();
        var anaId = calls.idOf("ana@organizers.example");
        var dora = calls.member("dora@organizers.example");
        var doraId = calls.idOf("dora@organizers.example");
        accounts.rename(doraId, "Dora Dias");
        for (var role : List.of(Rights.TRANSLATOR, Rights.ORGANIZER)) {
            calls.post("/api/roster/invitations/" + invitations.open(groupId, role, anaId, null), dora, Map.of());
        }
        calls.delete(path + "/organizers/" + doraId, dora, null);

        var history = calls.get(path + "/history").body().path("items");

        assertThat(history).hasSize(4);
        assertThat(history)
                .extracting(line -> line.path("why").asString())
                .containsExactly("an organizer has left", "an organizer has joined", "a translator has joined", "");
        assertThat(history.get(0).path("kind").asString()).isEqualTo("people");
        assertThat(history.toString()).doesNotContain(doraId, "Dora", "@");
    }

    @Test
    void invitationsOfSomebodyWhoIsRemovedAreWithdrawnWithThem() {
        var ana = calls.member("ana@organizers.example");
        var path = "/api/roster/groups/" + calls.group(ana, Map.of("name", "Way back"));
        var groupId = calls.get(path).id();
        var carlId = calls.idOf("carl@organizers.example");
        accounts.addMembership(carlId, groupId, Rights.ORGANIZER);
        var theirs = invitations.open(groupId, Rights.ORGANIZER, carlId, null);
        var anas = invitations.open(groupId, Rights.ORGANIZER, calls.idOf("ana@organizers.example"), null);

        assertThat(calls.delete(path + "/organizers/" + carlId, ana, null).status())
                .isEqualTo(204);

        assertThat(calls.get("/api/roster/invitations/" + theirs).status()).isEqualTo(410);
        assertThat(calls.get("/api/roster/invitations/" + anas).status()).isEqualTo(200);
        assertThat(calls.post("/api/roster/invitations/" + theirs, calls.member("carl@organizers.example"), "{}")
                        .status())
                .isIn(405, 410);
        assertThat(accounts.isOrganizer(carlId, groupId)).isFalse();
    }
}
