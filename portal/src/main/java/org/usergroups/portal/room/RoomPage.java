package org.usergroups.portal.room;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.blog.BlogClient;
import org.usergroups.portal.blog.Post;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.pages.Moments;
import org.usergroups.portal.roster.Claim;
import org.usergroups.portal.roster.ClaimClient;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** The organizer's room: my groups, and what needs me. */
@Controller
class RoomPage {
    private static final int GROUPS_LOOKED_AT = 10;
    private static final int DRAFTS = 10;

    private final RosterClient roster;
    private final ClaimClient claims;
    private final BlogClient blog;
    private final ListClient lists;
    private final Gathering gathering;
    private final Moments moments;

    RoomPage(
            RosterClient roster,
            ClaimClient claims,
            BlogClient blog,
            ListClient lists,
            Gathering gathering,
            Moments moments) {
        this.roster = roster;
        this.claims = claims;
        this.blog = blog;
        this.lists = lists;
        this.gathering = gathering;
        this.moments = moments;
    }

    @GetMapping("/room")
    ModelAndView room(Viewer viewer) {
        Me me = roster.mine(viewer);
        Parts parts = gathering.begin();
        List<Asked> asked = me.organized().stream()
                .limit(GROUPS_LOOKED_AT)
                .map(group -> ask(parts, viewer, group))
                .toList();
        Parts.Part<Items<Claim>> mine = parts.ask("claims", () -> claims.mine(viewer));
        Parts.Part<Items<Claim>> queue =
                parts.ask("claims", () -> me.coordinator() ? claims.forCoordinators(viewer) : Items.none());
        List<Desk> desks = new ArrayList<>();
        for (Asked one : asked) {
            desks.add(new Desk(
                    one.group(),
                    one.drafts().or(Items.none()).items(),
                    one.held().or(List.of()),
                    one.claims().or(Items.none()).items(),
                    one.meetings().or(Items.none()).items().stream()
                            .filter(meeting -> moments.isAhead(meeting.startsAt()))
                            .toList()));
        }
        ModelAndView page = new ModelAndView("room");
        page.addObject("me", me);
        page.addObject("desks", desks);
        page.addObject("others", me.organized().stream().skip(GROUPS_LOOKED_AT).toList());
        page.addObject(
                "claims",
                mine.or(Items.none()).items().stream().filter(Claim::isOpen).toList());
        page.addObject("queue", queue.or(Items.none()).items());
        page.addObject("missing", parts.missing().stream().distinct().toList());
        return page;
    }

    private Asked ask(Parts parts, Viewer viewer, Me.Membership group) {
        String id = group.groupId();
        return new Asked(
                group,
                parts.ask("posts", () -> blog.drafts(viewer, id, DRAFTS)),
                parts.ask("lists", () -> waiting(viewer, id)),
                parts.ask("claims", () -> claims.ofGroup(viewer, id)),
                parts.ask("meetings", () -> roster.meetings(viewer, id)));
    }

    private List<Waiting> waiting(Viewer viewer, String groupId) {
        return lists.ofGroup(viewer, groupId).items().stream()
                .map(list -> new Waiting(
                        list.name(),
                        list.title(),
                        lists.held(viewer, list.name()).items().size()))
                .toList();
    }

    private record Asked(
            Me.Membership group,
            Parts.Part<Items<Post>> drafts,
            Parts.Part<List<Waiting>> held,
            Parts.Part<Items<Claim>> claims,
            Parts.Part<Items<Meeting>> meetings) {}

    /** One group as its organizer finds it in the room. */
    public record Desk(
            Me.Membership group, List<Post> drafts, List<Waiting> lists, List<Claim> claims, List<Meeting> upcoming) {
        public int held() {
            return lists.stream().mapToInt(Waiting::held).sum();
        }
    }

    /** A list and how many mails wait in it. */
    public record Waiting(String name, String title, int held) {}
}
