package org.usergroups.search.queries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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

    SearchController(SearchQuestions questions, Searches searches, Suggesting suggesting) {
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

    /** Every country that has groups. */
    @GetMapping("/countries")
    ResponseEntity<Page<Searches.Country>> countries() {
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(Page.of(searches.countries()));
    }
}
