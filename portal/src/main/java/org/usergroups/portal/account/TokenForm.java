package org.usergroups.portal.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;

/** A personal access token as it is asked for. */
public record TokenForm(String name, List<String> scopes, String days) {

    static final TokenForm EMPTY = new TokenForm(null, List.of("read"), "90");

    public TokenForm(@Nullable String name, @Nullable List<String> scopes, @Nullable String days) {
        this.name = Words.of(name);
        this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
        this.days = Words.of(days);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("scopes", scopes);
        fields.put("days", number());
        return fields;
    }

    /** Zero for what is no number: the service says what it takes. */
    private int number() {
        try {
            return Integer.parseInt(days);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
