package org.usergroups.roster.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.meetings.Meeting;

/** The mails to people who come. */
@Component
class AttendanceMails {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK);

    private final Mailer mailer;
    private final PortalPages pages;

    AttendanceMails(Mailer mailer, PortalPages pages) {
        this.mailer = mailer;
        this.pages = pages;
    }

    /** @throws Problem 503 if the mail server does not take the mail */
    void confirm(String to, Meeting meeting, String token) {
        mailer.send(to, "Please confirm: " + meeting.title(), """
                Somebody, probably you, has said that you come to this meeting:

                %s
                %s

                Open this page and press the button to confirm. Later the same page lets you take it back:
                %s

                If it was not you, do nothing. Your address is removed 30 days after the meeting, and shown to nobody.
                """.formatted(
                        meeting.title(), when(meeting), pages.at("going", token)));
    }

    /** @throws Problem 503 if the mail server does not take the mail */
    void promoted(String to, Meeting meeting) {
        mailer.send(to, "There is a place for you: " + meeting.title(), """
                You were waiting for a place at this meeting, and now there is one for you:

                %s
                %s

                If you cannot come after all, take it back with the link of the mail by which you confirmed.
                """.formatted(meeting.title(), when(meeting)));
    }

    /** @throws Problem 503 if the mail server does not take the mail */
    void changed(String to, Meeting meeting, String token) {
        var isOff = meeting.status() == Meeting.Status.CALLED_OFF;
        var subject = isOff ? "Called off: " : "Another time or place: ";
        var what = isOff
                ? "This meeting, to which you wanted to come, is called off:"
                : "Something has changed about this meeting, to which you want to come. It is now:";
        mailer.send(to, subject + meeting.title(), """
                %s

                %s
                %s%s

                You can take back that you come here:
                %s
                """.formatted(
                        what, meeting.title(), when(meeting), where(meeting), pages.at("going", token)));
    }

    /**
     * Says that a meeting is no longer announced at all.
     *
     * @throws Problem 503 if the mail server does not take the mail
     */
    void gone(String to, Attendance.Announced meeting) {
        var title = meeting.title() == null ? "the meeting" : meeting.title();
        var zone = meeting.zone() == null ? "UTC" : meeting.zone();
        mailer.send(to, "Called off: " + title, """
                This meeting, to which you wanted to come, is no longer announced:

                %s
                %s

                You need not do anything.
                """.formatted(title, when(meeting.startsAt(), zone)));
    }

    private static String where(Meeting meeting) {
        return Stream.of(meeting.venue(), meeting.onlineUrl())
                .filter(Objects::nonNull)
                .map(place -> "\n" + place)
                .collect(Collectors.joining());
    }

    private static String when(Meeting meeting) {
        return when(meeting.startsAt(), meeting.zone());
    }

    private static String when(Instant startsAt, String zone) {
        return "%s (%s)".formatted(WHEN.format(startsAt.atZone(ZoneId.of(zone))), zone);
    }
}
