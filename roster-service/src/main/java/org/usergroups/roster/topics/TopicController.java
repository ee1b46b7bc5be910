package org.usergroups.roster.topics;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.roster.groups.Groups;

@RestController
@RequestMapping("/api/roster/topics")
class TopicController {

    private static final int MOST = 50;
    private static final int SHORTEST_FREE = 3;
    private static final CacheControl WHILE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Topics topics;
    private final Groups groups;

    TopicController(Topics topics, Groups groups) {
        this.topics = topics;
        this.groups = groups;
    }

    /**
     * A topic that can be meant.
     *
     * @param key as entries have it
     * @param name in English; the key itself of a free topic
     * @param known whether it is of the vocabulary
     */
    record CompletedTopic(String key, String name, boolean known) {}

    /** Topics of which a spelling begins so: known ones first, then free ones that entries name. */
    @GetMapping
    ResponseEntity<Page<CompletedTopic>> topics(@RequestParam String q, @RequestParam(defaultValue = "10") int size) {
        new FieldErrors()
                .required(q, "q", Topics.LONGEST)
                .check(size > 0 && size <= MOST, "size", "Must be from 1 to %d.".formatted(MOST))
                .refuse();
        var known = topics.complete(q, size).stream().map(topic -> new CompletedTopic(topic.key(), topic.name(), true));
        // A beginning of a letter or two would have to look at very many entries.
        var free = q.strip().length() < SHORTEST_FREE
                ? Stream.<CompletedTopic>empty()
                : groups
                        .topicsBeginning(
                                topics.words(q), topic -> topics.named(topic).isEmpty(), size)
                        .stream()
                        .map(topic -> new CompletedTopic(topic, topic, false));
        return ResponseEntity.ok()
                .cacheControl(WHILE)
                .body(Page.of(Stream.concat(known, free).limit(size).toList()));
    }
}
