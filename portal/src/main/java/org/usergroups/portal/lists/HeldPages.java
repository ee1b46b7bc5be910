package org.usergroups.portal.lists;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.signin.Viewer;

/** Mails that wait for an organizer: let through or drop. */
@Controller
class HeldPages {
    private final ListClient lists;

    HeldPages(ListClient lists) {
        this.lists = lists;
    }

    @GetMapping("/lists/{name}/held")
    String held(@PathVariable String name, Viewer viewer, Model model) {
        model.addAttribute("list", lists.list(viewer, name));
        model.addAttribute("held", lists.held(viewer, name).items());
        return "held";
    }

    @PostMapping("/lists/{name}/held/{id}")
    String decide(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam String press,
            Viewer viewer,
            RedirectAttributes next) {
        boolean isApproved = press.equals("approve");
        Answer<Boolean> answer = isApproved ? lists.approve(viewer, id) : lists.discard(viewer, id);
        boolean isDone = answer instanceof Answer.Done<Boolean>;
        String decided = isApproved ? "notice.held-approved" : "notice.held-dropped";
        next.addFlashAttribute("notice", isDone ? decided : "notice.not-done");
        return "redirect:/lists/" + name + "/held";
    }
}
