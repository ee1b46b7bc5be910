package org.usergroups.portal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.AccountClient;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Delete one's account, and the page that one sees afterwards. */
@Controller
class LeavingPages {
    private final RosterClient roster;
    private final AccountClient account;

    LeavingPages(RosterClient roster, AccountClient account) {
        this.roster = roster;
        this.account = account;
    }

    @GetMapping("/account/leave")
    ModelAndView ask(Viewer viewer) {
        return form(viewer, "", false, FormErrors.NONE);
    }

    @PostMapping("/account/leave")
    Object leave(
            @RequestParam(defaultValue = "") String confirmation,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (account.erase(viewer, Words.of(confirmation))) {
            case Answer.Done<Boolean> done -> {
                new SecurityContextLogoutHandler()
                        .logout(
                                request,
                                response,
                                SecurityContextHolder.getContext().getAuthentication());
                yield "redirect:/account/left";
            }
            case Answer.NotDone<Boolean> not ->
                form(viewer, confirmation, RecentSignIn.isNeeded(not.problem()), FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/account/left")
    String left() {
        return "left";
    }

    private ModelAndView form(Viewer viewer, String confirmation, boolean needsSignIn, FormErrors errors) {
        Me me = roster.mine(viewer);
        ModelAndView page = errors.page("leave");
        page.addObject("groups", me.organized());
        page.addObject("confirmation", confirmation);
        page.addObject("needsSignIn", needsSignIn);
        return page;
    }
}
