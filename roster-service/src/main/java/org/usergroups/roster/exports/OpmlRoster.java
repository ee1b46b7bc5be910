package org.usergroups.roster.exports;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.files.OpmlFile;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Group;

/** The feeds of the groups' blogs, for a feed reader. */
final class OpmlRoster implements RosterWriter {

    private final OpmlFile file;
    private final PortalPages pages;

    OpmlRoster(Writer out, String title, Instant now, PortalPages pages) throws IOException {
        this.file = new OpmlFile(out, title, now);
        this.pages = pages;
    }

    @Override
    public void write(Stored<Group> group) throws IOException {
        var slug = group.state().slug();
        file.outline(
                group.state().name(),
                pages.at("api", "blog", "feed.atom") + "?group=" + URLEncoder.encode(slug, StandardCharsets.UTF_8),
                pages.group(slug));
    }

    @Override
    public void end() throws IOException {
        file.end();
    }
}
