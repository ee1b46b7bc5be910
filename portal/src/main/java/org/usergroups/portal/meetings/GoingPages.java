package org.usergroups.portal.meetings;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.Attendance;
import org.usergroups.portal.roster.MeetingClient;

/** Where the link of a mail leads: confirm that one comes, or take it back. Opening it changes nothing. */
@Controller
class GoingPages {
    private final MeetingClient meetings;

    GoingPages(MeetingClient meetings) {
        this.meetings = meetings;
    }

    @GetMapping("/going/{token}")
    ModelAndView ask(@PathVariable String token) {
        return page(meetings.ticket(token), FormErrors.NONE);
    }

    @PostMapping("/going/{token}")
    ModelAndView confirm(@PathVariable String token) {
        return switch (meetings.confirm(token)) {
            case Answer.Done<Attendance.Ticket>(Attendance.Ticket ticket) -> page(ticket, FormErrors.NONE);
            case Answer.NotDone<Attendance.Ticket> not -> page(meetings.ticket(token), FormErrors.of(not.problem()));
        };
    }

    @PostMapping("/going/{token}/withdraw")
    String withdraw(@PathVariable String token, RedirectAttributes next) {
        Attendance.Ticket ticket = meetings.ticket(token);
        boolean isDone = meetings.withdraw(token) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.going-withdrawn" : "notice.not-done");
        return "redirect:/groups/" + ticket.groupSlug() + "/meetings/" + ticket.meetingId();
    }

    private static ModelAndView page(Attendance.Ticket ticket, FormErrors errors) {
        ModelAndView page = errors.page("going");
        page.addObject("ticket", ticket);
        return page;
    }
}
