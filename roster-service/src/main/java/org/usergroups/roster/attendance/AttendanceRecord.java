package org.usergroups.roster.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        return email(memberId).map(this::said).orElse(List.of());
    }

    private List<Said> said(String email) {
        return attendances.ofAddress(email).stream()
                .flatMap(attendance -> attendance.state().ofAddress(email).stream()
                        .map(answer -> new Said(attendance.id(), answer.name(), answer.kind(), answer.at())))
                .toList();
    }

    @Override
    public void erase(String memberId) {
        email(memberId).ifPresent(attendances::forget);
    }

    @Override
    public void move(String from, String to) {
        attendances.move(from, to);
    }

    private Optional<String> email(String memberId) {
        return accounts.find(memberId).map(account -> account.state().email());
    }
}
