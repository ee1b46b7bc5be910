package org.usergroups.roster.imports;

import org.usergroups.roster.meetings.Meeting;

/**
 * One event of a calendar file.
 *
 * @param key what the event is known by in its file
 */
record EventLine(String key, Meeting.Plan plan, boolean isCalledOff) {}
