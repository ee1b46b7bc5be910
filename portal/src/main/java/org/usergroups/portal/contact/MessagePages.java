package org.usergroups.portal.contact;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.MessageClient;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Write to the organizers of a group, and confirm by the link of a mail. Opening the link changes nothing. */
@Controller
class MessagePages {
    private static final String NOBODY_READS = "nobody-reads";

    private final RosterClient roster;
    private final MessageClient messages;

    MessagePages(RosterClient roster, MessageClient messages) {
        this.roster = roster;
        this.messages = messages;
    }

    @GetMapping("/groups/{slug}/write")
    ModelAndView blank(@PathVariable String slug, Viewer viewer) {
        boolean isRead =
                roster.organizers(viewer, slug).items().stream().anyMatch(person -> "organizer".equals(person.role()));
        return page(isRead ? "form" : NOBODY_READS, viewer, slug);
    }

    @PostMapping("/groups/{slug}/write")
    ModelAndView write(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer,
            HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>(Map.of("name", Words.of(name), "text", Words.of(text)));
        if (!email.isBlank()) {
            fields.put("email", Words.of(email));
        }
        return switch (messages.write(viewer, slug, fields, request.getRemoteAddr())) {
            case Answer.Done<MessageClient.Taken>(MessageClient.Taken taken) ->
                page(taken.sent() ? "sent" : "asked", viewer, slug);
            case Answer.Refused<MessageClient.Taken>(Problem problem) -> refused(problem, fields, viewer, slug);
            case Answer.Stale<MessageClient.Taken>(Problem problem) -> refused(problem, fields, viewer, slug);
        };
    }

    private ModelAndView refused(Problem problem, Map<String, String> typed, Viewer viewer, String slug) {
        ModelAndView page = page(isNobody(problem) ? NOBODY_READS : "form", viewer, slug);
        page.addObject("typed", typed);
        page.addObject("errors", isNobody(problem) ? FormErrors.NONE : FormErrors.of(problem));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** @param state {@code form}, {@code asked} to confirm, {@code sent} or {@code nobody-reads} */
    private ModelAndView page(String state, Viewer viewer, String slug) {
        ModelAndView page = new ModelAndView("write");
        page.addObject("group", roster.group(viewer, slug));
        page.addObject("state", state);
        page.addObject("typed", Map.of());
        page.addObject("errors", FormErrors.NONE);
        return page;
    }

    @GetMapping("/messages/{token}")
    ModelAndView message(@PathVariable String token) {
        return message(messages.message(token), token, FormErrors.NONE);
    }

    @PostMapping("/messages/{token}")
    ModelAndView confirm(@PathVariable String token) {
        return switch (messages.confirm(token)) {
            case Answer.Done<MessageClient.Message>(MessageClient.Message message) ->
                message(message, token, FormErrors.NONE);
            case Answer.Refused<MessageClient.Message>(Problem problem) ->
                message(messages.message(token), token, FormErrors.of(problem));
            case Answer.Stale<MessageClient.Message>(Problem problem) ->
                message(messages.message(token), token, FormErrors.of(problem));
        };
    }

    private static ModelAndView message(MessageClient.Message message, String token, FormErrors errors) {
        ModelAndView page = new ModelAndView("message");
        page.addObject("message", message);
        page.addObject("token", token);
        page.addObject("errors", errors);
        page.setStatus(errors.isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    private static boolean isNobody(Problem problem) {
        return problem.type() != null && problem.type().endsWith(NOBODY_READS);
    }
}
