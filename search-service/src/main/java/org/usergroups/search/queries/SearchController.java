package org.usergroups.search.queries;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.search.ReaderLanguage;

@RestController
@RequestMapping("/api/search")
class SearchController {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

    private static final int LONGEST_TYPED = 80;
    private static final int NEAREST_ZOOM = 18;

    private final SearchQuestions questions;
    private final Searches searches;
    private final Suggesting suggesting;
    private final Sisters sisters;
    private final MapCells mapCells;
    private final Nearest nearest;

    SearchController(
            SearchQuestions questions,
            Searches searches,
            Suggesting suggesting,
            Sisters sisters,
            MapCells mapCells,
            Nearest nearest) {
        this.mapCells = mapCells;
        this.nearest = nearest;
        this.sisters = sisters;
        this.suggesting = suggesting;
        this.questions = questions;
        this.searches = searches;
    }

    /** Finds groups and what they do. */
    @Operation(operationId = "search", summary = "Groups and what they do")
    @GetMapping
    ResponseEntity<SearchAnswer> search(@ParameterObject SearchParameters parameters) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(searches.answer(questions.of(parameters)));
    }

    /** What a search finds as points for a map of this zoom, groups unless {@code type} says otherwise. */
    @Operation(
            operationId = "map",
            summary = "What a search finds as points for a map, near ones as one; groups unless type says otherwise")
    @GetMapping(
            path = "/map",
            produces = {"application/geo+json", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<MapCells.FeatureCollection> map(
            @ParameterObject SearchParameters parameters, @RequestParam(defaultValue = "2") int zoom) {
        new FieldErrors()
                .check(zoom >= 0 && zoom <= NEAREST_ZOOM, "zoom", "Must be 0 to %d.".formatted(NEAREST_ZOOM))
                .refuse();
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(mapCells.of(questions.of(parameters), zoom));
    }

    /** The groups that are nearest to a city or a point, with their next meetings. */
    @Operation(
            operationId = "near",
            summary = "The groups that are nearest to a city or a point, with their next meetings")
    @GetMapping("/near")
    ResponseEntity<Nearest.Answer> near(@ParameterObject SearchParameters parameters) {
        new FieldErrors()
                .check(parameters.near() != null, "near", "A city, or latitude,longitude in degrees.")
                .refuse();
        return ResponseEntity.ok()
                .cacheControl(BRIEFLY)
                .body(nearest.to(
                        questions.nearest(parameters),
                        questions.named(parameters).orElse(null)));
    }

    /** Completes what somebody types: groups, places that have groups, topics. */
    @Operation(
            operationId = "suggest",
            summary = "Groups, places that have groups, and topics that begin as somebody types")
    @GetMapping("/suggest")
    ResponseEntity<Suggestions> suggest(@RequestParam String q, @RequestParam(required = false) @Nullable String lang) {
        new FieldErrors().text(q, "q", LONGEST_TYPED).refuse();
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(suggesting.of(q, ReaderLanguage.of(lang)));
    }

    /** Groups in other countries that are most like one, with the reasons. */
    @Operation(operationId = "sisters", summary = "Groups in other countries that are most like one, with the reasons")
    @GetMapping("/groups/{id}/sisters")
    ResponseEntity<Page<Sister>> sisters(@PathVariable String id, @RequestParam(defaultValue = "6") int size) {
        return ResponseEntity.ok().cacheControl(BRIEFLY).body(Page.of(sisters.of(id, Page.size(size))));
    }
}
