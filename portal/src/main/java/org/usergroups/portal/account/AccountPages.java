package org.usergroups.portal.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.AccountClient;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.Notice;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** The page of a person's own account, and the small forms on it. */
@Controller
class AccountPages {
    private static final String PAGE = "redirect:/account";

    private final RosterClient roster;
    private final AccountClient account;
    private final Gathering gathering;

    AccountPages(RosterClient roster, AccountClient account, Gathering gathering) {
        this.roster = roster;
        this.account = account;
        this.gathering = gathering;
    }

    @GetMapping("/account")
    ModelAndView account(Viewer viewer) {
        return page(viewer, null, FormErrors.NONE);
    }

    @PostMapping("/account/name")
    Object rename(@RequestParam(defaultValue = "") String displayName, Viewer viewer, RedirectAttributes next) {
        return switch (roster.rename(viewer, Words.of(displayName))) {
            case Answer.Done<Me> done -> {
                next.addFlashAttribute("notice", "notice.renamed");
                yield PAGE;
            }
            case Answer.NotDone<Me> not -> page(viewer, displayName, FormErrors.of(not.problem()));
        };
    }

    /** A box that is not ticked is not sent, so what is missing among the kinds that can be off is off. */
    @PostMapping("/account/notices")
    String choose(
            @RequestParam(name = "wanted", defaultValue = "") List<String> ticked,
            Viewer viewer,
            RedirectAttributes next) {
        Map<String, Boolean> wanted = new LinkedHashMap<>();
        for (Notice notice : account.notices(viewer).items()) {
            if (notice.canBeOff()) {
                wanted.put(notice.kind(), ticked.contains(notice.kind()));
            }
        }
        return back(next, account.chooseNotices(viewer, wanted), "account.notices.saved");
    }

    @PostMapping("/account/sessions/{id}/end")
    String end(@PathVariable String id, Viewer viewer, RedirectAttributes next) {
        try {
            return back(next, account.endSession(viewer, id), "account.session.ended");
        } catch (NotFound endedBefore) {
            return back(next, new Answer.Done<>(true), "account.session.ended");
        }
    }

    @PostMapping("/account/sessions/end-others")
    String endOthers(Viewer viewer, RedirectAttributes next) {
        return back(next, account.endOtherSessions(viewer), "account.sessions.ended");
    }

    @GetMapping("/account/export")
    ResponseEntity<byte[]> export(Viewer viewer) {
        // Before the call, so that a session that has run out leads to signing in and not to an error.
        roster.mine(viewer);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("usergroups-account.json")
                                .build()
                                .toString())
                .body(account.export(viewer));
    }

    private static String back(RedirectAttributes next, Answer<Boolean> answer, String done) {
        next.addFlashAttribute("notice", answer instanceof Answer.Done<Boolean> ? done : "notice.not-done");
        return PAGE;
    }

    private ModelAndView page(Viewer viewer, @Nullable String typed, FormErrors errors) {
        Me me = roster.mine(viewer);
        Parts parts = gathering.begin();
        var notices = parts.ask("notices", () -> account.notices(viewer));
        var sessions = parts.ask("sessions", () -> account.sessions(viewer));
        var tokens = parts.ask("tokens", () -> account.tokens(viewer));
        ModelAndView page = errors.page("account");
        page.addObject("displayName", typed == null ? me.displayName() : typed);
        page.addObject("notices", notices.or(Items.none()).items());
        page.addObject("sessions", sessions.or(Items.none()).items());
        page.addObject("tokens", tokens.or(Items.none()).items());
        page.addObject("missing", parts.missing());
        return page;
    }
}
