package org.usergroups.roster.groups;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as they go out, ready for the next reader. A change of this instance is seen at once, one of another instance after a
 * second; whoever changes an entry is held against the store in any case.
 */
@Component
class ReadyEntries {

    /**
     * How entries are kept for readers.
     *
     * @param lasts how long; the longest time in which a reader may not see what another instance has changed
     * @param memory how many bytes of entries are kept, in kB
     */
    @ConfigurationProperties("usergroups.ready-entries")
    record Settings(
            @DefaultValue("1s") Duration lasts,
            @DefaultValue("4096") long memory) {}

    /** An entry's version and its JSON. */
    @SuppressWarnings("ArrayRecordComponent")
    record Ready(Stored<Group> group, byte[] json) {}

    private final Cache<String, Ready> entries;
    private final Groups groups;
    private final GroupViews views;
    private final JsonMapper json;

    ReadyEntries(Groups groups, GroupViews views, Settings settings, JsonMapper json) {
        this.groups = groups;
        this.views = views;
        this.json = json;
        this.entries = Caffeine.newBuilder()
                .expireAfterWrite(settings.lasts())
                .maximumWeight(settings.memory() * 1024)
                .weigher((String key, Ready entry) -> entry.json().length)
                .build();
        groups.onChange(this::forget);
    }

    /** @throws org.usergroups.platform.web.Problem 404 if there is none */
    Ready get(String slugOrId) {
        // A change that comes while an entry is being read waits for it and then removes it: nothing old is kept.
        return entries.get(slugOrId, key -> {
            var group = groups.get(key);
            return new Ready(group, json.writeValueAsBytes(views.of(group)));
        });
    }

    /** An entry that is ready now; empty when it has to be read first. */
    Optional<Ready> ready(String slugOrId) {
        return Optional.ofNullable(entries.getIfPresent(slugOrId));
    }

    private void forget(Stored<Group> group) {
        entries.invalidateAll(
                Stream.concat(Stream.of(group.id(), group.state().slug()), group.state().formerSlugs().stream())
                        .toList());
    }
}
