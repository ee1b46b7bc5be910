package org.usergroups.search.documents;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps equal values once: countries, topics, languages and cities are few, and the headers that name them many. */
final class Shared {

    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    @Nullable
    String of(@Nullable String value) {
        return value == null ? null : (String) one(value);
    }

    @SuppressWarnings("unchecked")
    <T> List<T> of(List<T> values) {
        var known = this.values.get(values);
        return known != null
                ? (List<T>) known
                : (List<T>) one(values.stream().map(value -> (T) one(value)).toList());
    }

    private Object one(Object value) {
        var known = values.putIfAbsent(value, value);
        return known == null ? value : known;
    }
}
