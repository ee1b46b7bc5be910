package org.usergroups.portal.care;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.CoordinatorClient;
import org.usergroups.portal.signin.Viewer;

/** Who coordinates the portal: appoint and dismiss. */
@Controller
class CoordinatorPages {
    private final CoordinatorClient coordinators;

    CoordinatorPages(CoordinatorClient coordinators) {
        this.coordinators = coordinators;
    }

    @GetMapping("/coordinators")
    ModelAndView list(Viewer viewer) {
        return list(viewer, "", FormErrors.NONE);
    }

    private ModelAndView list(Viewer viewer, String email, FormErrors errors) {
        ModelAndView page = new ModelAndView("coordinators");
        page.addObject("coordinators", coordinators.all(viewer).items());
        page.addObject("email", email);
        page.addObject("errors", errors);
        page.setStatus(errors.isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    @PostMapping("/coordinators")
    Object appoint(@RequestParam(defaultValue = "") String email, Viewer viewer, RedirectAttributes next) {
        String typed = Words.of(email);
        return after(coordinators.appoint(viewer, typed), typed, "notice.coordinator-appointed", viewer, next);
    }

    @PostMapping("/coordinators/{member}/dismiss")
    Object dismiss(@PathVariable String member, Viewer viewer, RedirectAttributes next) {
        return after(coordinators.dismiss(viewer, member), "", "notice.coordinator-dismissed", viewer, next);
    }

    private Object after(Answer<Boolean> answer, String email, String notice, Viewer viewer, RedirectAttributes next) {
        return switch (answer) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", notice);
                yield "redirect:/coordinators";
            }
            case Answer.Refused<Boolean>(Problem problem) -> list(viewer, email, FormErrors.of(problem));
            case Answer.Stale<Boolean>(Problem problem) -> list(viewer, email, FormErrors.of(problem));
        };
    }
}
