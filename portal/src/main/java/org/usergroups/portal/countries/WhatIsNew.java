package org.usergroups.portal.countries;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchQuery;

/** What is on in a country or city, what was written there, and the newest pictures. */
@Component
class WhatIsNew {
    private static final int NEWEST = 8;
    private static final int MEETINGS = 6;
    private static final List<String> NEWS = List.of("post", "thread", "album");

    private final SearchClient search;
    private final InstantSource clock;

    WhatIsNew(SearchClient search, InstantSource clock) {
        this.search = search;
        this.clock = clock;
    }

    /** Parts of a page that are on their way. */
    record Asked(Parts.Part<Found> meetings, Parts.Part<Found> news, Parts.Part<Found> pictures) {
        void addTo(Model model) {
            model.addAttribute("meetings", meetings.or(Found.NOTHING).items());
            model.addAttribute("news", news.or(Found.NOTHING).items());
            model.addAttribute(
                    "pictures",
                    pictures.or(Found.NOTHING).items().stream()
                            .filter(hit -> hit.picturePath() != null)
                            .toList());
        }
    }

    Asked ask(SearchQuery here, Parts parts) {
        return new Asked(
                parts.ask("meetings", () -> search.meetingsFrom(here, clock.instant(), MEETINGS)),
                parts.ask("news", () -> search.search(here.replaced("type", NEWS), NEWEST)),
                parts.ask("photos", () -> search.search(here.with("type", "photo"), NEWEST)));
    }
}
