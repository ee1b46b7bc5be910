package org.usergroups.portal.lists;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.list.MailThread;
import org.usergroups.portal.signin.Viewer;

/** One thread, mail by mail. */
@Controller
class ThreadPages {
    private static final int MAILS_AT_ONCE = 100;

    private final ListClient lists;

    ThreadPages(ListClient lists) {
        this.lists = lists;
    }

    @GetMapping("/threads/{id}")
    String thread(@PathVariable String id, @RequestParam(defaultValue = "0") int from, Viewer viewer, Model model) {
        MailThread thread = lists.thread(viewer, id);
        int size = thread.posts().size();
        int start = Math.clamp(from, 0, Math.max(0, size - 1));
        int end = Math.min(size, start + MAILS_AT_ONCE);
        List<ReadMail> mails =
                thread.posts().subList(start, end).stream().map(ReadMail::of).toList();
        model.addAttribute("thread", thread);
        model.addAttribute("mails", mails);
        model.addAttribute("earlier", start > 0 ? Math.max(0, start - MAILS_AT_ONCE) : -1);
        model.addAttribute("later", end < size ? end : -1);
        return "thread";
    }
}
