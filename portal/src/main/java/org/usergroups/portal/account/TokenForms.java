package org.usergroups.portal.account;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.AccountClient;
import org.usergroups.portal.roster.PersonalToken;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Make a personal access token, and revoke it. */
@Controller
class TokenForms {
    private static final List<String> SCOPES =
            List.of("read", "roster:write", "blog:write", "list:write", "media:write", "search:write");
    private static final String COORDINATOR = "coordinator";

    private final RosterClient roster;
    private final AccountClient account;

    TokenForms(RosterClient roster, AccountClient account) {
        this.roster = roster;
        this.account = account;
    }

    @GetMapping("/account/tokens/new")
    ModelAndView blank(Viewer viewer) {
        return form(viewer, TokenForm.EMPTY, FormErrors.NONE);
    }

    /** Shows the token in the answer itself: it is kept nowhere, so there is no page to go on to. */
    @PostMapping("/account/tokens/new")
    ModelAndView make(@ModelAttribute("form") TokenForm form, Viewer viewer) {
        return switch (account.makeToken(viewer, form.fields())) {
            case Answer.Done<PersonalToken>(PersonalToken token) -> new ModelAndView("token").addObject("token", token);
            case Answer.NotDone<PersonalToken> not -> form(viewer, form, FormErrors.of(not.problem()));
        };
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revoke(@PathVariable String id, Viewer viewer, RedirectAttributes next) {
        next.addFlashAttribute("notice", isRevoked(id, viewer) ? "account.token.revoked" : "notice.not-done");
        return "redirect:/account";
    }

    private boolean isRevoked(String id, Viewer viewer) {
        try {
            return account.revokeToken(viewer, id) instanceof Answer.Done<Boolean>;
        } catch (NotFound revokedBefore) {
            return true;
        }
    }

    private ModelAndView form(Viewer viewer, TokenForm form, FormErrors errors) {
        List<String> scopes = new ArrayList<>(SCOPES);
        if (roster.mine(viewer).coordinator()) {
            scopes.add(COORDINATOR);
        }
        ModelAndView page = errors.page("token-form");
        page.addObject("form", form);
        page.addObject("scopes", scopes);
        return page;
    }
}
