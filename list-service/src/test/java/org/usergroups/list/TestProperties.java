package org.usergroups.list;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The service's settings without an application. */
public final class TestProperties {

    private TestProperties() {}

    /** Every setting at its default. */
    public static ListProperties standard() {
        return with(Map.of());
    }

    public static ListProperties with(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("usergroups", ListProperties.class);
    }
}
