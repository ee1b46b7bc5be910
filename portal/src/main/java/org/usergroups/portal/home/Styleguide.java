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
import org.usergroups.portal.compare.FigureTable;
import org.usergroups.portal.map.MapPicture;
import org.usergroups.portal.map.MapPoint;
import org.usergroups.portal.map.Shapes;
import org.usergroups.portal.map.View;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.search.Comparison;
import org.usergroups.portal.search.CountryPair;
import org.usergroups.portal.search.Hit;
import org.usergroups.portal.search.Near;

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
                "map",
                new MapPicture(
                        View.WORLD,
                        List.of(
                                new MapPoint(17_080, -4_206, 40, 26, null, null, "PT", "/styleguide#map"),
                                new MapPoint(35_480, 3_966, 1, 12, GROUP.name(), null, null, "/styleguide#map")),
                        41,
                        Shapes.ofWorld(View.WORLD),
                        false,
                        "",
                        "/search"));
        model.addAttribute(
                "near",
                List.of(
                        new Near.One(
                                1.4, example(), new Near.Next("Packaging without tears", soon, "/styleguide#near")),
                        new Near.One(112.0, example(), null)));
        model.addAttribute(
                "figures",
                new FigureTable(
                        "attendance",
                        List.of(new FigureTable.Column("PT", 12, 25L), new FigureTable.Column(null, 1, null)),
                        List.of(
                                new FigureTable.Row(
                                        "1–9", List.of(new FigureTable.Cell(3, 25), new FigureTable.Cell(0, 0))),
                                new FigureTable.Row(
                                        "10–19", List.of(new FigureTable.Cell(9, 75), new FigureTable.Cell(1, 100))))));
        model.addAttribute("said", new Comparison.Words("advice", "Begin on time.", "en", GROUP));
        model.addAttribute(
                "pair",
                new CountryPair(
                        List.of("PT", "BR"),
                        List.of(24L, 31L),
                        41,
                        List.of("python"),
                        List.of(new CountryPair.Joint(GROUP, GROUP, "python", 3.0)),
                        8));
        model.addAttribute(
                "errors",
                new FormErrors(
                        "The address is not complete.", Map.of("url", "Write it with https:// at the beginning.")));
        return "styleguide";
    }

    private static Hit example() {
        return hit("group", "Example Group Lisbon", "active", "", null);
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
                "/styleguide#hit",
                List.of(new Hit.Why("place", "Lisboa", "Lisbon"), new Hit.Why("topic", "Python", "python")),
                new Hit.Location(38.72, -9.14),
                3.42,
                type.equals("group") ? new Hit.Featured("The first group of its country.") : null);
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
