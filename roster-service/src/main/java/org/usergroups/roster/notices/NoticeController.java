package org.usergroups.roster.notices;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.Accounts;

@RestController
@RequestMapping("/api/roster")
class NoticeController {

    private final NoticePreferences preferences;
    private final OffTokens tokens;
    private final Accounts accounts;

    NoticeController(NoticePreferences preferences, OffTokens tokens, Accounts accounts) {
        this.preferences = preferences;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    record Notice(NoticeKind kind, boolean wanted, boolean canBeOff) {}

    @GetMapping("/me/notices")
    Page<Notice> mine(Caller caller) {
        return Page.of(notices(caller.memberId()));
    }

    /** Switches kinds of mail on and off; kinds that are not named stay as they are. */
    @PatchMapping(
            path = "/me/notices",
            consumes = {"application/merge-patch+json", "application/json"})
    Page<Notice> choose(@RequestBody Map<NoticeKind, Boolean> wanted, Caller caller) {
        var errors = new FieldErrors();
        wanted.forEach((kind, on) -> errors.check(on != null, kind.name(), "Must be true or false.")
                .check(on == null || on || kind.canBeOff(), kind.name(), "These mails cannot be switched off."));
        errors.refuse();
        var account = accounts.get(caller.memberId());
        wanted.forEach((kind, on) -> preferences.set(account.id(), kind, on));
        return Page.of(notices(account.id()));
    }

    /** What the link in a mail switches off. */
    @GetMapping("/notices/off/{token}")
    Notice ofLink(@PathVariable String token) {
        var subject = subject(token);
        return new Notice(subject.kind(), preferences.wants(subject.memberId(), subject.kind()), true);
    }

    /** Switches it off, without signing in (RFC 8058). */
    @PostMapping("/notices/off/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void off(@PathVariable String token) {
        var subject = subject(token);
        if (accounts.find(subject.memberId()).isPresent()) {
            preferences.set(subject.memberId(), subject.kind(), false);
        }
    }

    private OffTokens.Subject subject(String token) {
        return tokens.read(token)
                .orElseThrow(() -> Problem.gone("This link does not work. Choose on your account's page instead."));
    }

    private List<Notice> notices(String memberId) {
        return preferences.of(memberId).entrySet().stream()
                .map(wanted -> new Notice(
                        wanted.getKey(), wanted.getValue(), wanted.getKey().canBeOff()))
                .toList();
    }
}
