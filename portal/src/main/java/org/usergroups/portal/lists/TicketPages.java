package org.usergroups.portal.lists;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.list.Ticket;
import org.usergroups.portal.signin.Viewer;

/**
 * Where links in mails lead: confirm a subscription, leave a list. Opening one changes nothing, so that a mail scanner
 * that follows links does no harm; leaving also takes the one-click POST of a mail program (RFC 8058).
 */
@Controller
class TicketPages {
    private final ListClient lists;

    TicketPages(ListClient lists) {
        this.lists = lists;
    }

    @GetMapping("/lists/confirm/{token}")
    ModelAndView askToConfirm(@PathVariable String token) {
        return page("confirm", lists.confirmation(Viewer.VISITOR, token), false);
    }

    @PostMapping("/lists/confirm/{token}")
    ModelAndView confirm(@PathVariable String token) {
        Ticket ticket = lists.confirmation(Viewer.VISITOR, token);
        return done("confirm", ticket, lists.confirm(Viewer.VISITOR, token));
    }

    @GetMapping("/lists/leave/{token}")
    ModelAndView askToLeave(@PathVariable String token) {
        return page("leave", lists.leaving(Viewer.VISITOR, token), false);
    }

    /** The list's title is read first, for the page; a second click finds nothing to leave and is told so kindly. */
    @PostMapping("/lists/leave/{token}")
    ModelAndView leave(@PathVariable String token) {
        Ticket ticket = lists.leaving(Viewer.VISITOR, token);
        return done("leave", ticket, lists.leave(Viewer.VISITOR, token));
    }

    private static ModelAndView done(String what, Ticket ticket, Answer<Boolean> answer) {
        if (answer instanceof Answer.Done<Boolean>) {
            return page(what, ticket, true);
        }
        throw new NotFound("ticket");
    }

    private static ModelAndView page(String what, Ticket ticket, boolean isDone) {
        ModelAndView page = new ModelAndView("ticket", HttpStatus.OK);
        page.addObject("what", what);
        page.addObject("ticket", ticket);
        page.addObject("isDone", isDone);
        return page;
    }
}
