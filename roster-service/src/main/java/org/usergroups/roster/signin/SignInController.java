package org.usergroups.roster.signin;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of sign-in. Opening the link from the mail only shows a button, so that a mail scanner that follows links does not use
 * it up.
 */
@Controller
@RequestMapping("/account/sign-in")
class SignInController {

    @GetMapping
    String form() {
        return "account/sign-in";
    }

    @GetMapping("/sent")
    String sent() {
        return "account/sent";
    }

    /** Where a request for a link ends that makes none: what is no address is said; that an address or a network has asked too often is not. */
    @PostMapping("/link")
    String noLink(@RequestParam(defaultValue = "") String email) {
        return Addresses.isAddress(email) ? "redirect:/account/sign-in/sent" : "redirect:/account/sign-in?address=none";
    }

    @GetMapping("/link")
    String button(@RequestParam String token, org.springframework.ui.Model model) {
        model.addAttribute("token", token);
        return "account/link";
    }
}
