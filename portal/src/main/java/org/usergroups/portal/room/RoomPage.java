package org.usergroups.portal.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.usergroups.portal.roster.CareClient;
import org.usergroups.portal.roster.Claim;
import org.usergroups.portal.roster.ClaimClient;
import org.usergroups.portal.roster.EntryLink;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.MentorClient;
import org.usergroups.portal.roster.Mentoring;
import org.usergroups.portal.roster.Report;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Waiting;
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
    private final CareClient care;
    private final MentorClient mentors;
    private final Gathering gathering;
    private final Moments moments;

    RoomPage(
            RosterClient roster,
            ClaimClient claims,
            BlogClient blog,
            ListClient lists,
            CareClient care,
            MentorClient mentors,
            Gathering gathering,
            Moments moments) {
        this.roster = roster;
        this.claims = claims;
        this.blog = blog;
        this.lists = lists;
        this.care = care;
        this.mentors = mentors;
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
        Parts.Part<Mentoring> mentoring = parts.ask("mentoring", () -> mentors.mine(viewer));
        Parts.Part<Waiting> queue = me.coordinator() ? parts.ask("queue", () -> care.queue(viewer)) : null;
        List<Desk> desks = new ArrayList<>();
        for (Asked one : asked) {
            desks.add(new Desk(
                    one.group(),
                    one.entry().orNull(),
                    one.drafts().or(Items.none()).items(),
                    one.held().or(List.of()),
                    one.claims().or(Items.none()).items(),
                    one.meetings().or(Items.none()).items().stream()
                            .filter(meeting -> moments.isAhead(meeting.startsAt()))
                            .toList(),
                    one.links().or(List.of()).stream()
                            .filter(EntryLink::isNoteworthy)
                            .toList(),
                    one.reports().or(List.of()).stream()
                            .filter(Report::mayDecide)
                            .toList()));
        }
        ModelAndView page = new ModelAndView("room");
        page.addObject("me", me);
        page.addObject("desks", desks);
        page.addObject("others", me.organized().stream().skip(GROUPS_LOOKED_AT).toList());
        page.addObject(
                "claims",
                mine.or(Items.none()).items().stream().filter(Claim::isOpen).toList());
        Mentoring helping = mentoring.orNull();
        page.addObject(
                "questions",
                helping == null
                        ? List.of()
                        : helping.asked().stream()
                                .filter(question -> !question.isActive())
                                .toList());
        page.addObject("translated", me.translated());
        page.addObject("queue", queue == null ? null : queue.orNull());
        page.addObject("missing", parts.missing().stream().distinct().toList());
        return page;
    }

    private Asked ask(Parts parts, Viewer viewer, Me.Membership group) {
        String id = group.groupId();
        return new Asked(
                group,
                parts.ask("groups", () -> roster.group(viewer, id)),
                parts.ask("posts", () -> blog.drafts(viewer, id, DRAFTS)),
                parts.ask("lists", () -> waiting(viewer, id)),
                parts.ask("claims", () -> claims.ofGroup(viewer, id)),
                parts.ask("meetings", () -> roster.meetings(viewer, id)),
                parts.ask("links", () -> care.links(viewer, id)),
                parts.ask("reports", () -> care.reports(viewer, id)));
    }

    private List<HeldIn> waiting(Viewer viewer, String groupId) {
        return lists.ofGroup(viewer, groupId).items().stream()
                .map(list -> new HeldIn(
                        list.name(),
                        list.title(),
                        lists.held(viewer, list.name()).items().size()))
                .toList();
    }

    private record Asked(
            Me.Membership group,
            Parts.Part<Group> entry,
            Parts.Part<Items<Post>> drafts,
            Parts.Part<List<HeldIn>> held,
            Parts.Part<Items<Claim>> claims,
            Parts.Part<Items<Meeting>> meetings,
            Parts.Part<List<EntryLink>> links,
            Parts.Part<List<Report>> reports) {}

    /** One group as its organizer finds it in the room. */
    public record Desk(
            Me.Membership group,
            @Nullable Group entry,
            List<Post> drafts,
            List<HeldIn> lists,
            List<Claim> claims,
            List<Meeting> upcoming,
            List<EntryLink> links,
            List<Report> reports) {
        public int held() {
            return lists.stream().mapToInt(HeldIn::held).sum();
        }
    }

    /** A list and how many mails wait in it. */
    public record HeldIn(String name, String title, int held) {}
}
