package org.usergroups.portal.account;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import org.usergroups.portal.roster.AccountClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Another e-mail address for one's account. */
@Controller
class AddressPages {
    private static final String ACCOUNT = "redirect:/account";

    private final RosterClient roster;
    private final AccountClient account;

    AddressPages(RosterClient roster, AccountClient account) {
        this.roster = roster;
        this.account = account;
    }

    @GetMapping("/account/address")
    ModelAndView blank(Viewer viewer) {
        // So that a session that has run out leads to signing in, before anything is typed.
        roster.mine(viewer);
        return form("", false, FormErrors.NONE);
    }

    @PostMapping("/account/address")
    Object wish(@RequestParam(defaultValue = "") String email, Viewer viewer, RedirectAttributes next) {
        return switch (account.wishAddress(viewer, Words.of(email))) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", "account.address.mailed");
                yield ACCOUNT;
            }
            case Answer.NotDone<Boolean> not ->
                form(email, RecentSignIn.isNeeded(not.problem()), FormErrors.of(not.problem()));
        };
    }

    private static ModelAndView form(String email, boolean needsSignIn, FormErrors errors) {
        ModelAndView page = errors.page("address");
        page.addObject("email", email);
        page.addObject("needsSignIn", needsSignIn);
        return page;
    }

    /** The page of the link in the mail; opening it changes nothing. */
    @GetMapping("/account/address/{token}")
    String ask(@PathVariable String token, Viewer viewer, Model model) {
        roster.mine(viewer);
        model.addAttribute("token", token);
        return "address-confirm";
    }

    @PostMapping("/account/address/{token}")
    String confirm(@PathVariable String token, Viewer viewer, RedirectAttributes next) {
        next.addFlashAttribute(
                "notice",
                switch (account.confirmAddress(viewer, token)) {
                    case Answer.Done<Boolean> done -> "account.address.changed";
                    case Answer.Refused<Boolean>(Problem problem) when isTaken(problem) -> "account.address.taken";
                    default -> "account.address.over";
                });
        return ACCOUNT;
    }

    private static boolean isTaken(Problem problem) {
        return problem.type() != null && problem.type().endsWith("/address-taken");
    }
}
