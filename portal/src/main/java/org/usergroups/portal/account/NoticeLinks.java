package org.usergroups.portal.account;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.roster.AccountClient;
import org.usergroups.portal.roster.Notice;

/**
 * Where the link of a mail leads that switches off its kind. Opening it changes nothing, so that a mail scanner does no harm; it also
 * takes the one-click POST of a mail program (RFC 8058).
 */
@Controller
class NoticeLinks {
    private final AccountClient account;

    NoticeLinks(AccountClient account) {
        this.account = account;
    }

    @GetMapping("/notices/off/{token}")
    ModelAndView ask(@PathVariable String token) {
        return page(account.noticeOfLink(token), token, false);
    }

    @PostMapping("/notices/off/{token}")
    ModelAndView off(@PathVariable String token) {
        Notice notice = account.noticeOfLink(token);
        if (account.switchOff(token) instanceof Answer.Done<Boolean>) {
            return page(notice, token, true);
        }
        throw new NotFound("notice");
    }

    private static ModelAndView page(Notice notice, String token, boolean isDone) {
        return new ModelAndView("notice-off")
                .addObject("kind", notice.kind())
                .addObject("token", token)
                .addObject("isDone", isDone);
    }
}
