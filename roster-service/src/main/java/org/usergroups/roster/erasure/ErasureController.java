package org.usergroups.roster.erasure;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.PersonalData;
import org.usergroups.roster.signin.RecentSignIn;

/** Gives a person everything that is kept about them, and erases it. */
@RestController
@RequestMapping("/api/roster/me")
class ErasureController {

    private static final String CONFIRMATION = "erase";
    private static final long HOURLY_MILLIS = 3_600_000;
    private static final long AFTER_START_MILLIS = 60_000;

    private final Accounts accounts;
    private final List<PersonalData> data;
    private final RecentSignIn recentSignIn;
    private final InstantSource clock;

    ErasureController(Accounts accounts, List<PersonalData> data, RecentSignIn recentSignIn, InstantSource clock) {
        this.accounts = accounts;
        this.data = List.copyOf(data);
        this.recentSignIn = recentSignIn;
        this.clock = clock;
    }

    /** @param data what each feature keeps, by its name */
    record Export(Instant exportedAt, String memberId, Account account, Map<String, Object> data) {}

    /** @param confirmation the word {@code erase}, so that nobody does it by accident */
    record ErasureForm(@Nullable String confirmation) {}

    @GetMapping("/export")
    ResponseEntity<Export> export(Caller caller) {
        var account = accounts.get(caller.memberId());
        var all = new TreeMap<String, Object>();
        data.forEach(one -> all.put(one.name(), one.export(account.id())));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usergroups-account.json\"")
                .body(new Export(clock.instant(), account.id(), account.state(), all));
    }

    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(
            @RequestBody ErasureForm form,
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        new FieldErrors()
                .check(
                        form.confirmation() != null
                                && CONFIRMATION.equalsIgnoreCase(
                                        form.confirmation().strip()),
                        "confirmation",
                        "Type the word “%s”.".formatted(CONFIRMATION))
                .refuse();
        recentSignIn.require(token);
        var account = accounts.get(caller.memberId());
        // The account goes last: after a crash in between the person still has it, and can ask again.
        data.forEach(one -> one.erase(account.id()));
        accounts.erase(account.id());
    }

    @Scheduled(initialDelay = AFTER_START_MILLIS, fixedDelay = HOURLY_MILLIS)
    void finish() {
        accounts.finishErasures();
    }
}
