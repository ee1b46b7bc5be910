package org.usergroups.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where signing in starts. */
@Controller
class SignInPages {
    /** Remembers the page to come back to, if one is named, and goes to the roster. */
    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(defaultValue = "false") boolean again,
            Viewer viewer,
            HttpServletRequest request,
            Model model) {
        if (failed != null) {
            model.addAttribute("to", "/");
            return "sign-in";
        }
        if (again) {
            ReturnPath.keepForAfter(request, to);
            return "redirect:/account/sign-in?recent";
        }
        if (viewer.isSignedIn() && !ReturnPath.isSigningInAgain(request)) {
            return "redirect:" + ReturnPath.local(to);
        }
        if (to != null) {
            ReturnPath.keep(request, to);
        }
        return "redirect:/oauth2/authorization/" + RosterRegistration.ID;
    }
}
