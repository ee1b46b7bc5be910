package org.usergroups.roster.stories;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;

@RestController
@RequestMapping("/api/roster/stories/advice")
class AdviceController {

    private static final int FEW = 3;

    private final AdvicePool pool;

    AdviceController(AdvicePool pool) {
        this.pool = pool;
    }

    /**
     * What organizers would tell a new organizer: three of them, others each day.
     *
     * @param language BCP 47 tag of the reader's language, whose come first
     */
    @GetMapping
    Page<Advice> some(@RequestParam(defaultValue = "en") String language) {
        new FieldErrors().language(language, "language").refuse();
        return Page.of(pool.some(language, FEW));
    }
}
