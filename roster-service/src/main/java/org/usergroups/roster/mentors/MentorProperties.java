package org.usergroups.roster.mentors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mentoring.
 *
 * @param answerWithin how long a mentor may take to answer before another one is asked
 * @param lasts how long mentoring goes on unless one of the two ends it
 * @param youngFor for how long after its registration a group's organizers may ask for a mentor
 * @param asksPerDay how many times a member may ask in a day; low spares mentors
 */
@ConfigurationProperties("usergroups.mentors")
record MentorProperties(
        @DefaultValue("14d") Duration answerWithin,
        @DefaultValue("183d") Duration lasts,
        @DefaultValue("365d") Duration youngFor,
        @DefaultValue("3") int asksPerDay) {}
