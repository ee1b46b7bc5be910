package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page ended.
 *
 * @param pointInTime what the pages after the first are read from, null if nothing is kept
 * @param generosity how the question was taken
 * @param after what the last hit was sorted by
 */
record Cursor(@Nullable String pointInTime, Generosity generosity, List<FieldValue> after) {

    private static final int LONGEST = 4_000;
    private static final int LEAST = 5;

    /** As text for an address. */
    String text(JsonMapper json) {
        var values = new ArrayList<@Nullable Object>();
        values.add(pointInTime);
        values.add(generosity.meaning());
        values.add(generosity.forgivesSlips());
        after.forEach(value -> values.add(value._get()));
        return Page.cursor(json.writeValueAsString(values));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws Problem 400 if it is something else
     */
    static Cursor of(String text, JsonMapper json) {
        if (text.length() > LONGEST) {
            throw foreign();
        }
        try {
            var values = json.readValue(Page.key(text), Object[].class);
            if (values == null
                    || values.length < LEAST
                    || values[0] != null && !(values[0] instanceof String)
                    || !(values[1] instanceof String meaning)
                    || !(values[2] instanceof Boolean forgivesSlips)) {
                throw foreign();
            }
            return new Cursor(
                    (String) values[0],
                    new Generosity(meaning(meaning), forgivesSlips),
                    Arrays.stream(values).skip(3).map(Cursor::value).toList());
        } catch (JacksonException unreadable) {
            throw foreign();
        }
    }

    private static Generosity.Meaning meaning(String name) {
        return Arrays.stream(Generosity.Meaning.values())
                .filter(meaning -> meaning.name().equals(name))
                .findFirst()
                .orElseThrow(Cursor::foreign);
    }

    private static FieldValue value(@Nullable Object value) {
        return switch (value) {
            case null -> FieldValue.NULL;
            case Integer number -> FieldValue.of(number.longValue());
            case Long number -> FieldValue.of(number);
            case Double number -> finite(number);
            case String text -> FieldValue.of(text);
            default -> throw foreign();
        };
    }

    private static FieldValue finite(Double number) {
        if (!Double.isFinite(number)) {
            throw foreign();
        }
        return FieldValue.of(number);
    }

    private static Problem foreign() {
        return Problem.malformed("The cursor is none that a search has given out. Start again without it.");
    }
}
