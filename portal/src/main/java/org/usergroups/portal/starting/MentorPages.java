package org.usergroups.portal.starting;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.MentorClient;
import org.usergroups.portal.roster.Mentoring;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Who helps those who begin a group; and a person's own part in it: to offer, to ask, to answer, to end. */
@Controller
class MentorPages {
    private static final String MINE = "redirect:/account/mentoring";
    private static final Map<String, String> STEPS = Map.of("yes", "acceptance", "no", "refusal", "end", "ending");

    private final MentorClient mentors;
    private final RosterClient roster;
    private final Places places;

    MentorPages(MentorClient mentors, RosterClient roster, Places places) {
        this.mentors = mentors;
        this.roster = roster;
        this.places = places;
    }

    /** Names are for people who are signed in; visitors are told how it works. */
    @GetMapping("/mentors")
    ModelAndView all(@RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        ModelAndView page = new ModelAndView("mentors");
        page.addObject("mentors", viewer.isSignedIn() ? mentors.mentors(viewer, cursor) : null);
        return page;
    }

    /** A question for a mentor, as it is typed. */
    public record Ask(String group, String languages, String words) {
        static final Ask EMPTY = new Ask(null, null, null);

        public Ask(@Nullable String group, @Nullable String languages, @Nullable String words) {
            this.group = Words.of(group);
            this.languages = Words.of(languages);
            this.words = Words.of(words);
        }

        Map<String, ?> fields() {
            return Map.of("group", group, "languages", Words.list(languages), "words", words);
        }
    }

    @GetMapping("/account/mentoring")
    ModelAndView mine(Viewer viewer) {
        Mentoring mine = mentors.mine(viewer);
        return page(viewer, mine, OfferForm.of(mine.offer()), FormErrors.NONE, Ask.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/account/mentoring/offer")
    Object offer(@ModelAttribute OfferForm form, Viewer viewer, RedirectAttributes next) {
        return switch (mentors.offer(viewer, form.fields())) {
            case Answer.Done<Boolean> done -> said(next, "notice.mentor-offered");
            case Answer.NotDone<Boolean> not -> refused(viewer, form, not.problem());
        };
    }

    private ModelAndView refused(Viewer viewer, OfferForm form, Problem problem) {
        return page(viewer, mentors.mine(viewer), form, FormErrors.of(problem), Ask.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/account/mentoring/offer/end")
    String withdraw(Viewer viewer, RedirectAttributes next) {
        boolean isDone = mentors.withdraw(viewer) instanceof Answer.Done<Boolean>;
        return said(next, isDone ? "notice.mentor-withdrawn" : "notice.not-done");
    }

    @PostMapping("/account/mentoring/ask")
    Object ask(@ModelAttribute Ask form, Viewer viewer, RedirectAttributes next) {
        return switch (mentors.ask(viewer, form.fields())) {
            case Answer.Done<Boolean> done -> said(next, "notice.mentor-asked");
            case Answer.NotDone<Boolean> not -> refused(viewer, form, not.problem());
        };
    }

    private ModelAndView refused(Viewer viewer, Ask form, Problem problem) {
        Mentoring mine = mentors.mine(viewer);
        return page(viewer, mine, OfferForm.of(mine.offer()), FormErrors.NONE, form, FormErrors.of(problem));
    }

    @PostMapping("/account/mentoring/{id}/{answer:yes|no|end}")
    String answer(@PathVariable String id, @PathVariable String answer, Viewer viewer, RedirectAttributes next) {
        boolean isDone = mentors.answer(viewer, id, STEPS.getOrDefault(answer, answer)) instanceof Answer.Done<Boolean>;
        return said(next, isDone ? "notice.mentoring-" + answer : "notice.not-done");
    }

    private static String said(RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return MINE;
    }

    private ModelAndView page(
            Viewer viewer, Mentoring mine, OfferForm offer, FormErrors offerErrors, Ask ask, FormErrors askErrors) {
        List<Me.Membership> groups = roster.mine(viewer).organized();
        ModelAndView page = new ModelAndView("mentoring");
        page.addObject("mine", mine);
        page.addObject("offer", offer);
        page.addObject("offerErrors", offerErrors);
        page.addObject("ask", ask);
        page.addObject("askErrors", askErrors);
        page.addObject("groups", groups);
        page.addObject("countries", places.countries());
        page.setStatus(offerErrors.isAny() || askErrors.isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
