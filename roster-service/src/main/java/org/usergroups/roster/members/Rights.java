package org.usergroups.roster.members;

import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;

/** Who may do what with a group. */
@Component
public class Rights {

    /** The role of somebody who looks after a group. */
    public static final String ORGANIZER = "organizer";

    /** The role of somebody who says what an entry says in other languages. */
    public static final String TRANSLATOR = "translator";

    private final Accounts accounts;

    Rights(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws Problem 403 unless the caller is an organizer of the group or a coordinator */
    public void requireOrganizer(Caller caller, String groupId) {
        if (!caller.coordinator()) {
            requireOrganizer(caller.memberId(), groupId);
        }
    }

    /** @throws Problem 403 unless the member is an organizer of the group */
    public void requireOrganizer(String memberId, String groupId) {
        if (!accounts.isOrganizer(memberId, groupId)) {
            throw Problem.forbidden("Only the group's organizers may do this. Ask one of them for an invitation.");
        }
    }

    /** @throws Problem 403 unless the caller is a translator or an organizer of the group, or a coordinator */
    public void requireTranslator(Caller caller, String groupId) {
        if (!caller.coordinator() && !accounts.hasRole(caller.memberId(), groupId)) {
            throw Problem.forbidden("Only the group's organizers and translators may do this.");
        }
    }

    /** @throws Problem 403 unless the caller is a coordinator */
    public void requireCoordinator(Caller caller) {
        if (!caller.coordinator()) {
            throw Problem.forbidden("Only coordinators of the portal may do this.");
        }
    }
}
