package org.usergroups.roster.links;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Page;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;

@RestController
class LinkController {

    private final Links links;
    private final Groups groups;
    private final Rights rights;

    LinkController(Links links, Groups groups, Rights rights) {
        this.links = links;
        this.groups = groups;
        this.rights = rights;
    }

    /**
     * One link of an entry.
     *
     * @param field {@code url}, or the type of a channel
     * @param broken whether it has failed three times within a week or longer
     * @param remark what was wrong, as a sentence
     * @param checkedAt absent for one that was not looked at yet
     */
    record LinkView(
            String field,
            String url,
            Link.@Nullable Result result,
            boolean broken,
            @Nullable String remark,
            @Nullable String movedTo,
            @Nullable Instant checkedAt) {}

    /** The links of an entry and whether they lead somewhere, for those who look after it. */
    @GetMapping("/api/roster/groups/{slugOrId}/links")
    Page<LinkView> list(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        var known = links.of(LinkChecker.urls(group).toList());
        var views = new ArrayList<LinkView>();
        var entry = group.state().entry();
        if (entry.url() != null) {
            views.add(view("url", entry.url(), known.get(entry.url())));
        }
        entry.channels().forEach(channel -> views.add(view(channel.type(), channel.url(), known.get(channel.url()))));
        return Page.of(List.copyOf(views));
    }

    private static LinkView view(String field, String url, @Nullable Link link) {
        return link == null
                ? new LinkView(field, url, null, false, null, null, null)
                : new LinkView(
                        field, url, link.result(), link.isBroken(), link.remark(), link.movedTo(), link.checkedAt());
    }
}
