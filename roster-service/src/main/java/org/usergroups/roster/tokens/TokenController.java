package org.usergroups.roster.tokens;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.Accounts;

@RestController
@RequestMapping("/api/roster/me/tokens")
class TokenController {

    private final PersonalTokens tokens;
    private final Accounts accounts;
    private final InstantSource clock;

    TokenController(PersonalTokens tokens, Accounts accounts, InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param token the token itself, shown this once */
    record MadeToken(String token, String id, String name, List<String> scopes, Instant expiresAt) {}

    @GetMapping
    Page<TokenView> list(Caller caller) {
        return Page.of(tokens.export(caller.memberId()));
    }

    /** Makes a token; the answer is the only place where it can be read. */
    @PostMapping
    ResponseEntity<MadeToken> make(@RequestBody TokenForm form, Caller caller) {
        var account =
                accounts.find(caller.memberId()).orElseThrow(() -> Problem.notFound("account", caller.memberId()));
        form.errors(account.state().coordinator()).refuse();
        if (tokens.of(caller.memberId()).size() >= PersonalTokens.AT_ONCE) {
            throw Problem.tooMany(
                    "You have %d tokens. Revoke some that are not used.".formatted(PersonalTokens.AT_ONCE));
        }
        var expiresAt = clock.instant().plus(Duration.ofDays(Objects.requireNonNull(form.days())));
        var name = Objects.requireNonNull(form.name()).strip();
        var made = tokens.make(caller.memberId(), name, form.wanted(), expiresAt);
        return ResponseEntity.created(
                        URI.create("/api/roster/me/tokens/" + made.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(new MadeToken(made.text(), made.token().id(), name, form.wanted(), expiresAt));
    }

    /** Revokes a token; within a minute nothing takes it any more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, Caller caller) {
        if (!tokens.revoke(caller.memberId(), id)) {
            throw Problem.notFound("token", id);
        }
    }
}
