package org.usergroups.search.queries;

import java.time.Duration;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Page;

@RestController
@RequestMapping("/api/search")
class SearchController {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

    private final SearchQuestions questions;
    private final Searches searches;

    SearchController(SearchQuestions questions, Searches searches) {
        this.questions = questions;
        this.searches = searches;
    }

    /** Finds groups and what they do. */
    @GetMapping
    SearchAnswer search(@ParameterObject SearchParameters parameters) {
        return searches.answer(questions.of(parameters));
    }

    /** Every country that has groups. */
    @GetMapping("/countries")
    ResponseEntity<Page<Searches.Country>> countries() {
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(Page.of(searches.countries()));
    }
}
