package org.usergroups.portal.meetings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;

/** That somebody comes, as it is typed. */
public record GoingForm(String name, String email, String answer) {
    static final GoingForm EMPTY = new GoingForm(null, null, "going");

    public GoingForm(@Nullable String name, @Nullable String email, @Nullable String answer) {
        this.name = Words.of(name);
        this.email = Words.of(email);
        this.answer = Words.of(answer);
    }

    Map<String, String> fields() {
        return Map.of("name", name, "email", email, "answer", answer);
    }
}
