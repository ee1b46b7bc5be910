package org.usergroups.portal.starting;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.roster.StartingClient;
import org.usergroups.portal.signin.Viewer;

/** Say whether to be introduced, and begin a group that enough people want, by the links of mails; and the starter kit. */
@Controller
class TogetherPages {
    private final StartingClient starting;
    private final Gathering gathering;

    TogetherPages(StartingClient starting, Gathering gathering) {
        this.starting = starting;
        this.gathering = gathering;
    }

    @GetMapping("/start")
    ModelAndView start(Locale locale) {
        ModelAndView page = new ModelAndView("start");
        String language = locale.getLanguage().isEmpty() ? "en" : locale.getLanguage();
        // The page is of use without it, also while the roster is away.
        Items<StartingClient.Advice> advice =
                gathering.begin().ask("advice", () -> starting.advice(language)).unseen();
        page.addObject("advice", advice == null ? List.of() : advice.items());
        return page;
    }

    @GetMapping("/introductions/{token}")
    ModelAndView introduction(@PathVariable String token) {
        ModelAndView page = new ModelAndView("introduction");
        page.addObject("introduction", starting.introduction(token));
        page.addObject("token", token);
        return page;
    }

    @PostMapping("/introductions/{token}/yes")
    String accept(@PathVariable String token, RedirectAttributes next) {
        return answered(token, starting.accept(token), next);
    }

    @PostMapping("/introductions/{token}/no")
    String decline(@PathVariable String token, RedirectAttributes next) {
        return answered(token, starting.decline(token), next);
    }

    /** The page says how it stands. */
    private static String answered(String token, Answer<StartingClient.Introduction> answer, RedirectAttributes next) {
        if (!(answer instanceof Answer.Done<StartingClient.Introduction>)) {
            next.addFlashAttribute("notice", "notice.not-done");
        }
        return "redirect:/introductions/" + token;
    }

    @GetMapping("/beginnings/{token}")
    ModelAndView beginning(@PathVariable String token) {
        ModelAndView page = new ModelAndView("beginning");
        page.addObject("beginning", starting.beginning(token));
        page.addObject("token", token);
        return page;
    }

    @PostMapping("/beginnings/{token}")
    String begin(@PathVariable String token, Viewer viewer, RedirectAttributes next) {
        if (!viewer.isSignedIn()) {
            return "redirect:/sign-in?to=/beginnings/" + token;
        }
        if (starting.begin(viewer, token) instanceof Answer.Done<StartingClient.Begun>(StartingClient.Begun begun)) {
            next.addFlashAttribute("notice", begun.yours() ? "notice.begun" : "notice.begun-before");
            return "redirect:/groups/" + begun.slug() + (begun.yours() ? "/edit" : "");
        }
        next.addFlashAttribute("notice", "notice.not-done");
        return "redirect:/beginnings/" + token;
    }
}
