package org.usergroups.roster.passkeys;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page on which a member adds and removes passkeys, for somebody who has signed in a short while ago. */
@Controller
@RequestMapping("/account/passkeys")
class PasskeyPages {

    private final Passkeys passkeys;

    PasskeyPages(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @GetMapping
    String list(Principal member, Model model) {
        model.addAttribute("passkeys", passkeys.export(member.getName()));
        return "account/passkeys";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, Principal member) {
        passkeys.remove(member.getName(), id);
        return "redirect:/account/passkeys";
    }
}
