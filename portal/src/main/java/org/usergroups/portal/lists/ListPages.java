package org.usergroups.portal.lists;

import org.jspecify.annotations.Nullable;
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
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.list.MailingList;
import org.usergroups.portal.list.ThreadHead;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** A mailing list: its threads, and subscribing. */
@Controller
class ListPages {
    private static final int THREADS = 30;

    private final ListClient lists;
    private final RosterClient roster;
    private final Gathering gathering;

    ListPages(ListClient lists, RosterClient roster, Gathering gathering) {
        this.lists = lists;
        this.roster = roster;
        this.gathering = gathering;
    }

    @GetMapping("/lists/{name}")
    ModelAndView list(
            @PathVariable String name, @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return page(name, cursor, viewer, "", FormErrors.NONE);
    }

    @PostMapping("/lists/{name}/subscribe")
    Object subscribe(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String email,
            Viewer viewer,
            RedirectAttributes next) {
        return switch (lists.subscribe(viewer, name, Words.of(email))) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", "notice.subscribe-sent");
                yield "redirect:/lists/" + name;
            }
            case Answer.NotDone<Boolean> not -> page(name, null, viewer, email, FormErrors.of(not.problem()));
        };
    }

    private ModelAndView page(String name, @Nullable String cursor, Viewer viewer, String email, FormErrors errors) {
        Parts parts = gathering.begin();
        Parts.Part<Me> me = parts.ask("me", () -> roster.me(viewer));
        Parts.Part<Items<ThreadHead>> threads =
                parts.ask("threads", () -> lists.threads(viewer, name, cursor, THREADS));
        MailingList list = parts.ask("lists", () -> lists.list(viewer, name)).get();
        Parts.Part<Group> group = parts.ask("groups", () -> roster.group(viewer, list.groupId()));
        Me person = me.or(Me.NOBODY);

        ModelAndView page = errors.page("list");
        page.addObject("list", list);
        page.addObject("threads", threads.or(Items.none()));
        page.addObject("isFirst", cursor == null);
        page.addObject("group", group.orNull());
        page.addObject("mayEdit", person.organizes(list.groupId()));
        page.addObject("email", email);
        page.addObject("missing", parts.missing());
        return page;
    }
}
