package org.usergroups.portal.embed;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** The code that puts a group, or groups like it, on another site. */
@Controller
class EmbedCodePage {
    private final RosterClient roster;
    private final PortalProperties properties;

    EmbedCodePage(RosterClient roster, PortalProperties properties) {
        this.roster = roster;
        this.properties = properties;
    }

    @GetMapping("/groups/{slug}/embed")
    String code(@PathVariable String slug, Viewer viewer, Model model) {
        Group group = roster.group(viewer, slug);
        String site = properties.publicUrl().toString();
        String page = site + "/groups/" + UriUtils.encodePathSegment(group.slug(), StandardCharsets.UTF_8);
        String country = group.country() == null ? "" : group.country();
        String topic = group.topics().isEmpty() ? "" : group.topics().getFirst();
        model.addAttribute("group", group);
        model.addAttribute(
                "html",
                "<a href=\"%s\"><img src=\"%s/badge.svg\" alt=\"%s\" width=\"320\" height=\"76\"></a>"
                        .formatted(page, page, HtmlUtils.htmlEscape(group.name(), "UTF-8")));
        model.addAttribute(
                "markdown",
                "[![%s](%s/badge.svg)](%s)"
                        .formatted(group.name().replaceAll("([\\\\\\[\\]<>`*_])", "\\\\$1"), page, page));
        model.addAttribute(
                "frame",
                "<iframe src=\"%s/embed/groups?country=%s&amp;topic=%s\" title=\"Usergroups\" width=\"100%%\" height=\"400\" loading=\"lazy\"></iframe>"
                        .formatted(site, encoded(country), encoded(topic)));
        model.addAttribute(
                "component",
                "<script type=\"module\" src=\"%s/embed/usergroups.js\"></script>\n<usergroups-list country=\"%s\" topic=\"%s\"></usergroups-list>"
                        .formatted(site, HtmlUtils.htmlEscape(country, "UTF-8"), HtmlUtils.htmlEscape(topic, "UTF-8")));
        return "embed";
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
