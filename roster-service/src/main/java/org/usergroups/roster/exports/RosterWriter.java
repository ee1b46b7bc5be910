package org.usergroups.roster.exports;

import java.io.IOException;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.imports.RosterLine;

/** Writes entries in one format, one after the other. */
interface RosterWriter {

    default void begin() throws IOException {}

    void write(Stored<Group> group) throws IOException;

    default void end() throws IOException {}

    static RosterLine line(Stored<Group> stored) {
        var group = stored.state();
        return RosterLine.of(group.slug(), group.entry(), group.status());
    }
}
