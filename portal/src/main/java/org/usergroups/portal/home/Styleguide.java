package org.usergroups.portal.home;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.usergroups.portal.blog.Post;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.search.Hit;

/** Every component of the pages, in all its states, with invented content. */
@Controller
class Styleguide {
    private static final Hit.GroupHead GROUP =
            new Hit.GroupHead("g", "example", "Example Group Lisbon", "PT", "Lisbon");

    private final InstantSource clock;

    Styleguide(InstantSource clock) {
        this.clock = clock;
    }

    @GetMapping("/styleguide")
    String styleguide(Model model) {
        Instant evening = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(19));
        Instant soon = evening.plus(Duration.ofDays(2));
        Instant later = evening.plus(Duration.ofDays(30));
        model.addAttribute(
                "hits",
                List.of(
                        hit("group", "Example Group Lisbon", "active", "We meet <mark>python</mark> people", null),
                        hit("group", "Example Group Porto", "dormant", "We read <mark>python</mark> aloud", null),
                        hit("group", "Example Group Braga", "prospective", "We begin with <mark>python</mark>", null),
                        hit("meeting", "Packaging without tears", null, "Bring a <mark>python</mark> project", soon),
                        hit(
                                "post",
                                "What we learned in a year",
                                null,
                                "A year of <mark>python</mark> evenings",
                                evening),
                        hit("thread", "Room for Thursday", null, "The <mark>python</mark> room is taken", evening),
                        hit("list", "Announcements", null, "Low traffic", null),
                        hit("album", "Summer meeting", null, "Twelve photos", evening)));
        model.addAttribute(
                "meetings",
                List.of(meeting(soon, null), meeting(later, "https://example.org/room"), meeting(later, null)));
        model.addAttribute("posts", List.of(post("published", evening), post("draft", null)));
        model.addAttribute(
                "errors",
                new FormErrors(
                        "The address is not complete.", Map.of("url", "Write it with https:// at the beginning.")));
        return "styleguide";
    }

    private static Hit hit(String type, String title, @Nullable String status, String highlight, @Nullable Instant at) {
        return new Hit(
                type,
                "1",
                "example",
                title,
                "Summary",
                List.of(highlight),
                GROUP,
                "PT",
                "Lisbon",
                List.of("python", "data"),
                "en",
                at,
                null,
                status,
                "/styleguide#hit");
    }

    private static Meeting meeting(Instant at, @Nullable String onlineUrl) {
        return new Meeting(
                "1",
                1,
                "g",
                "Packaging without tears",
                "Three short talks, then questions.",
                at,
                "Europe/Lisbon",
                120,
                "City library, room 2",
                onlineUrl,
                List.of(),
                null,
                null,
                null,
                "planned",
                "portal",
                null);
    }

    private static Post post(String state, @Nullable Instant at) {
        return new Post(
                "1",
                "example",
                1,
                "g",
                "example",
                "Example Group Lisbon",
                "PT",
                "What we learned in a year",
                null,
                null,
                "Twelve evenings, four speakers who had never spoken before, and one broken projector.",
                "en",
                List.of(),
                state,
                null,
                "A. Organizer",
                at,
                at,
                at);
    }
}
