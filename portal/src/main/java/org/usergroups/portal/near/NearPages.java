package org.usergroups.portal.near;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Unanswerable;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.search.Near;
import org.usergroups.portal.search.ReaderLanguage;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchQuery;

/** The nearest groups with their next meeting. Where a visitor is, is asked for only when the visitor presses the button for it. */
@Controller
class NearPages {
    private static final int GROUPS = 20;
    private static final int LONGEST = 120;

    private final SearchClient search;

    NearPages(SearchClient search) {
        this.search = search;
    }

    @GetMapping("/near")
    ModelAndView near(@RequestParam(required = false) @Nullable String near, HttpServletRequest request) {
        String typed = Words.of(near);
        ModelAndView page = new ModelAndView("near");
        page.addObject("typed", typed);
        page.addObject("isUnknown", false);
        page.addObject("found", Near.NOTHING);
        if (typed.isEmpty()) {
            return page;
        }
        try {
            if (typed.length() > LONGEST) {
                throw new NotFound("place");
            }
            page.addObject("found", search.near(typed, GROUPS, ReaderLanguage.of(request)));
            page.addObject("searchHere", SearchQuery.of("").with("near", typed).path());
        } catch (Unanswerable | NotFound unknown) {
            page.addObject("isUnknown", true);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
