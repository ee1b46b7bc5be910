package org.usergroups.portal.groups;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.blog.BlogClient;
import org.usergroups.portal.blog.Post;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.list.ListClient;
import org.usergroups.portal.list.MailingList;
import org.usergroups.portal.list.ThreadHead;
import org.usergroups.portal.media.Album;
import org.usergroups.portal.media.MediaClient;
import org.usergroups.portal.pages.DataBlock;
import org.usergroups.portal.pages.Languages;
import org.usergroups.portal.pages.Moments;
import org.usergroups.portal.roster.CareClient;
import org.usergroups.portal.roster.EntryLink;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.Meeting;
import org.usergroups.portal.roster.MeetingClient;
import org.usergroups.portal.roster.Organizer;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Series;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.Sister;
import org.usergroups.portal.signin.Viewer;
import tools.jackson.databind.JsonNode;

/** One group: its entry, and what all services have of it. */
@Controller
class GroupPage {
    private static final int POSTS = 5;
    private static final int THREADS = 5;
    private static final int PAST_MEETINGS = 5;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final RosterClient roster;
    private final MeetingClient meetings;
    private final BlogClient blog;
    private final ListClient lists;
    private final MediaClient media;
    private final CareClient care;
    private final SearchClient search;
    private final Gathering gathering;
    private final Moments moments;
    private final PortalProperties properties;

    GroupPage(
            RosterClient roster,
            MeetingClient meetings,
            BlogClient blog,
            ListClient lists,
            MediaClient media,
            CareClient care,
            SearchClient search,
            Gathering gathering,
            Moments moments,
            PortalProperties properties) {
        this.roster = roster;
        this.meetings = meetings;
        this.blog = blog;
        this.lists = lists;
        this.media = media;
        this.care = care;
        this.search = search;
        this.gathering = gathering;
        this.moments = moments;
        this.properties = properties;
    }

    @GetMapping("/groups/{slug}")
    String group(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String lang,
            Viewer viewer,
            HttpServletRequest request,
            Model model) {
        Parts parts = gathering.begin();
        Parts.Part<Me> me = parts.ask("me", () -> roster.me(viewer));
        Parts.Part<Items<Organizer>> organizers = parts.ask("organizers", () -> roster.organizers(viewer, slug));
        Parts.Part<Items<Meeting>> meetings = parts.ask("meetings", () -> roster.meetings(viewer, slug));
        Parts.Part<Items<Series>> repeated = parts.ask("meetings", () -> this.meetings.allSeries(viewer, slug));
        Parts.Part<JsonNode> linked = parts.ask("linked", () -> roster.linkedData(Viewer.VISITOR, slug));
        Group group = parts.ask("groups", () -> roster.group(viewer, slug)).get();
        String id = group.id();
        Parts.Part<Items<Post>> posts = parts.ask("posts", () -> blog.published(viewer, id, POSTS));
        Parts.Part<Items<Album>> albums = parts.ask("albums", () -> media.ofGroup(viewer, id));
        Parts.Part<Items<Sister>> sisters = parts.ask("sisters", () -> search.sisters(id));
        Parts.Part<List<ListWithThreads>> mailing = parts.ask("lists", () -> withThreads(viewer, id));

        boolean mayEdit = me.or(Me.NOBODY).organizes(id);
        List<EntryLink> links =
                mayEdit ? parts.ask("links", () -> care.links(viewer, id)).or(List.of()) : List.of();
        model.addAttribute(
                "links", links.stream().filter(EntryLink::isNoteworthy).toList());
        model.addAttribute("group", group);
        List<Locale.LanguageRange> wanted = Languages.of(lang, request);
        model.addAttribute("words", group.in(wanted));
        addMeetings(meetings.or(Items.none()).items(), model);
        model.addAttribute("rhythms", rhythms(repeated.or(Items.none()).items(), wanted));
        model.addAttribute(
                "organizers",
                organizers.or(Items.none()).items().stream()
                        .filter(Organizer::isShown)
                        .toList());
        model.addAttribute("posts", posts.or(Items.none()).items());
        model.addAttribute("albums", albums.or(Items.none()).items());
        model.addAttribute("lists", mailing.or(List.of()));
        // The search learns of a new group a moment later than the roster; until then there are none.
        model.addAttribute("sisters", sisters.or(Items.none()).items());
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("isOwn", me.or(Me.NOBODY).isOrganizerOf(id));
        model.addAttribute("isCoordinator", me.or(Me.NOBODY).coordinator());
        model.addAttribute("mayTranslate", me.or(Me.NOBODY).translates(id));
        model.addAttribute("linked", DataBlock.of(linked.unseen()));
        model.addAttribute("actor", "/api/roster/actors/" + id);
        model.addAttribute("handle", handle(group));
        model.addAttribute("missing", parts.missing());
        model.addAttribute("feed", "/api/blog/feed.atom?group=" + group.slug());
        return "group";
    }

    /** Under which name other servers read the group; null when its address is none that they take. */
    private @Nullable String handle(Group group) {
        return PLAIN.matcher(group.slug()).matches()
                ? "@" + group.slug() + "@" + properties.publicUrl().getAuthority()
                : null;
    }

    private static List<Rhythm> rhythms(List<Series> all, List<Locale.LanguageRange> wanted) {
        return all.stream()
                .filter(series -> series.endedAt() == null)
                .map(series -> new Rhythm(series, Series.words(series.inWords(), wanted)))
                .toList();
    }

    private void addMeetings(List<Meeting> meetings, Model model) {
        Comparator<Meeting> byTime = Comparator.comparing(Meeting::startsAt);
        List<Meeting> past = meetings.stream()
                .filter(meeting -> !moments.isAhead(meeting.startsAt()))
                .sorted(byTime.reversed())
                .toList();
        model.addAttribute(
                "upcoming",
                meetings.stream()
                        .filter(meeting -> moments.isAhead(meeting.startsAt()))
                        .sorted(byTime)
                        .toList());
        model.addAttribute("past", past.stream().limit(PAST_MEETINGS).toList());
        model.addAttribute("pastCount", past.size());
    }

    private List<ListWithThreads> withThreads(Viewer viewer, String groupId) {
        return lists.ofGroup(viewer, groupId).items().stream()
                .map(list -> new ListWithThreads(
                        list, lists.threads(viewer, list.name(), null, THREADS).items()))
                .toList();
    }

    /** Meetings that repeat, and when, in words. */
    public record Rhythm(Series series, Series.Rhythm said) {}

    /** A list and its newest threads. */
    public record ListWithThreads(MailingList list, List<ThreadHead> threads) {}
}
