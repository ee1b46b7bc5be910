package org.usergroups.roster.attendance;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.KeptByAddress;
import org.usergroups.roster.members.PersonalData;

/** Where a member's address has said to come. It needs no account, but whoever has one has shown that the address is theirs. */
@Component
class AttendanceRecord implements PersonalData, KeptByAddress {

    private final Attendances attendances;
    private final Accounts accounts;

    AttendanceRecord(Attendances attendances, Accounts accounts) {
        this.attendances = attendances;
        this.accounts = accounts;
    }

    /** What was said of a meeting. */
    record Said(String meetingId, String name, Attendance.Kind answer, Instant at) {}

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public List<Said> export(String memberId) {
        var email = email(memberId);
        return attendances.ofAddress(email).stream()
                .flatMap(attendance -> attendance.state().ofAddress(email).stream()
                        .map(answer -> new Said(attendance.id(), answer.name(), answer.kind(), answer.at())))
                .toList();
    }

    @Override
    public void erase(String memberId) {
        attendances.forget(email(memberId));
    }

    @Override
    public void move(String from, String to) {
        attendances.move(from, to);
    }

    private String email(String memberId) {
        return accounts.get(memberId).state().email();
    }
}
