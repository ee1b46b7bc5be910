package org.usergroups.search.queries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;

@RestController
@RequestMapping("/api/search")
class SearchController {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

    private final SearchQuestions questions;
    private static final int LONGEST_TYPED = 80;

    private final Searches searches;
    private final Suggesting suggesting;
    private final Sisters sisters;

    SearchController(SearchQuestions questions, Searches searches, Suggesting suggesting, Sisters sisters) {
        this.sisters = sisters;
        this.suggesting = suggesting;
        this.questions = questions;
        this.searches = searches;
    }

    /** Finds groups and what they do. */
    @GetMapping
    SearchAnswer search(@ParameterObject SearchParameters parameters) {
        return searches.answer(questions.of(parameters));
    }

    /** Completes what somebody types: groups, places that have groups, topics. */
    @GetMapping("/suggest")
    ResponseEntity<Suggestions> suggest(@RequestParam String q, @RequestParam(required = false) @Nullable String lang) {
        new FieldErrors().text(q, "q", LONGEST_TYPED).refuse();
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(suggesting.of(q, SearchQuestions.reader(lang)));
    }

    /** Groups in other countries that are most like one, with the reasons. */
    @GetMapping("/groups/{id}/sisters")
    ResponseEntity<Page<Sister>> sisters(@PathVariable String id, @RequestParam(defaultValue = "6") int size) {
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(Page.of(sisters.of(id, Page.size(size))));
    }

    /** Every country that has groups. */
    @GetMapping("/countries")
    ResponseEntity<Page<Searches.Country>> countries() {
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(Page.of(searches.countries()));
    }
}
