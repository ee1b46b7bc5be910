package org.usergroups.search.queries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Page;

@RestController
@RequestMapping("/api/search")
class SearchController {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

    private final Searches searches;

    SearchController(Searches searches) {
        this.searches = searches;
    }

    /** Finds groups and what they do. A filter may be given several times; any of its values will do. With {@code from},
     * as for coming meetings, the earliest is first and those called off are left out. Groups that are archived are shown only where {@code status} asks for them.
     * The words may name places, topics and types in any language; {@code literal} takes them as they are. {@code lang} is the reader's language (BCP 47). */
    @GetMapping
    SearchAnswer search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable List<String> country,
            @RequestParam(required = false) @Nullable List<String> topic,
            @RequestParam(required = false) @Nullable List<String> language,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "false") boolean literal,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        return searches.answer(SearchQuestion.of(
                q, type, country, topic, language, status, from, lang, literal, Page.size(size), cursor));
    }

    /** Every country that has groups. */
    @GetMapping("/countries")
    ResponseEntity<Page<Searches.Country>> countries() {
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(Page.of(searches.countries()));
    }
}
