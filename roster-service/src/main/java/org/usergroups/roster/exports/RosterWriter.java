package org.usergroups.roster.exports;

import java.io.IOException;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;

/** Writes entries in one format, one after the other. */
interface RosterWriter {

    default void begin() throws IOException {}

    void write(Stored<Group> group) throws IOException;

    default void end() throws IOException {}
}
