package org.usergroups.roster.reports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who decides reports by when, and how many are taken.
 *
 * @param organizersDecide how long the organizers of a group have for reports that its entry is wrong or the group is over; then
 *     coordinators decide
 * @param perHourOfNetwork how many reports are taken from one network in an hour
 * @param perHourOfGroup how many are taken of one group in an hour; low stops a crowd from flooding its organizers
 * @param keptAfter how long a decided report is kept
 */
@ConfigurationProperties("usergroups.reports")
public record ReportPolicy(
        @DefaultValue("14d") Duration organizersDecide,
        @DefaultValue("10") int perHourOfNetwork,
        @DefaultValue("20") int perHourOfGroup,
        @DefaultValue("182d") Duration keptAfter) {}
