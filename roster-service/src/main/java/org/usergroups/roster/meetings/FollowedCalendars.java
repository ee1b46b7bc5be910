package org.usergroups.roster.meetings;

import java.util.function.Predicate;

/** The calendars from which meetings are taken over. */
public interface FollowedCalendars {

    /** Which meetings of a group are kept by the calendar that it has now, and so are not for people to change here. */
    Predicate<Meeting> keeping(String groupId);
}
