package org.usergroups.roster.places;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.web.FieldErrors;

/** Reads countries that people and programs name, in forms and in questions alike. */
@Component
public class AskedCountries {

    private static final int SHOWN = 60;

    private final Countries countries;

    AskedCountries(Countries countries) {
        this.countries = countries;
    }

    /** The code of a country by its code, or by its name in any language; null for none, and for one that nobody knows, which is an error. */
    public @Nullable String code(@Nullable String typed, String field, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var code = countries.codeOf(typed);
        errors.check(
                code.isPresent(),
                field,
                "“%s” is no country that we know. Write its name in any language, or its ISO 3166-1 code, such as DE or BR."
                        .formatted(typed.length() > SHOWN ? typed.substring(0, SHOWN) + "…" : typed));
        return code.orElse(null);
    }
}
