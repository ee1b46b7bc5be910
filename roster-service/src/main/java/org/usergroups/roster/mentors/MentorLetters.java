package org.usergroups.roster.mentors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.Mail;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.letters.Letter;
import org.usergroups.roster.letters.LetterWriter;
import org.usergroups.roster.letters.Letters;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** What is said to mentors, and to those who have asked for one. An address is only in the letter that both get on acceptance. */
@Component
class MentorLetters implements LetterWriter {

    private static final String MATCHED = "MATCHED";

    private final Letters letters;
    private final Notices notices;
    private final Mentorings mentorings;
    private final Accounts accounts;
    private final MentorProperties settings;
    private final PortalPages pages;

    MentorLetters(
            Letters letters,
            Notices notices,
            Mentorings mentorings,
            Accounts accounts,
            MentorProperties settings,
            PortalPages pages) {
        this.letters = letters;
        this.notices = notices;
        this.mentorings = mentorings;
        this.accounts = accounts;
        this.settings = settings;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "mentors";
    }

    /** Asks a mentor. */
    void ask(Stored<Mentoring> mentoring, String mentorId) {
        notices.tell(Notice.of(
                asked(mentoring, mentorId),
                mentorId,
                NoticeKind.INTRODUCTION,
                "Somebody who begins a group asks for a mentor",
                """
                You have offered to help those who begin a group. Somebody in %s asks for a mentor.

                Read what they write, and say yes or no, here:
                %s

                If you say yes, each of you gets the other's e-mail address, from us, once. If you say no, or nothing for %d days, we ask
                somebody else, and they do not get to know that we have asked you.
                """.formatted(
                                mentoring.state().where(),
                                pages.at("account", "mentoring"),
                                settings.answerWithin().toDays()),
                null));
    }

    /** Takes the question back, if it has not been sent. */
    void doNotAsk(Stored<Mentoring> mentoring, String mentorId) {
        notices.withdraw(List.of(asked(mentoring, mentorId)));
    }

    /** Takes back what has not been sent when a question ends. */
    void takeBack(Stored<Mentoring> mentoring) {
        var asked = Stream.ofNullable(mentoring.state().mentorId()).map(mentorId -> asked(mentoring, mentorId));
        notices.withdraw(Stream.concat(asked, Stream.of(nobody(mentoring))).toList());
    }

    private static String nobody(Stored<Mentoring> mentoring) {
        return "mentor nobody " + key(mentoring);
    }

    private static String asked(Stored<Mentoring> mentoring, String mentorId) {
        return "mentor asked %s %s".formatted(key(mentoring), mentorId);
    }

    void nobodyYet(Stored<Mentoring> mentoring) {
        notices.tell(Notice.of(
                nobody(mentoring),
                mentoring.state().askerId(),
                NoticeKind.INTRODUCTION,
                "No mentor for you yet",
                """
                Just now no mentor who speaks your language has room. We go on looking every day, and tell you when somebody says yes.

                You can take your question back here:
                %s

                What to do in the meantime: %s
                """.formatted(pages.at("account", "mentoring"), pages.at("start")),
                null));
    }

    void ended(Stored<Mentoring> mentoring, String memberId, boolean byTime) {
        notices.tell(Notice.of(
                "mentor ended %s %s".formatted(key(mentoring), memberId),
                memberId,
                NoticeKind.INTRODUCTION,
                "Your mentoring has ended",
                (byTime
                                ? "Half a year is over, and so your mentoring here has ended. You have each other's address, so nothing keeps you from going on by yourselves."
                                : "Your mentoring here has ended: the other one of you has said so.")
                        + "\n\nWhoever begins a group can ask for a mentor again, and whoever has begun one can be a mentor:\n"
                        + pages.at("mentors") + "\n",
                null));
    }

    /** Tells both of each other. */
    void matched(Stored<Mentoring> mentoring) {
        var state = mentoring.state();
        if (state.mentorId() != null) {
            post(mentoring, state.askerId());
            post(mentoring, state.mentorId());
        }
    }

    private void post(Stored<Mentoring> mentoring, String memberId) {
        letters.post(
                "mentors %s %s %s".formatted(MATCHED, key(mentoring), memberId),
                name(),
                MATCHED,
                memberId,
                mentoring.id());
    }

    private static String key(Stored<Mentoring> mentoring) {
        return "%s %d".formatted(mentoring.id(), mentoring.state().askedAt().toEpochMilli());
    }

    @Override
    public Optional<Mail> write(Letter letter) {
        var mentoring = mentorings.find(letter.about()).map(Stored::state);
        var reader = accounts.find(letter.to()).map(Stored::state);
        if (mentoring.isEmpty() || reader.isEmpty()) {
            return Optional.empty();
        }
        var mentorId = mentoring.get().mentorId();
        if (mentoring.get().state() != Mentoring.State.active || mentorId == null) {
            return Optional.empty();
        }
        var isMentor = letter.to().equals(mentorId);
        if (!isMentor && !letter.to().equals(mentoring.get().askerId())) {
            return Optional.empty();
        }
        return accounts.find(isMentor ? mentoring.get().askerId() : mentorId)
                .map(Stored::state)
                .map(other -> Mail.of(
                        reader.get().email(), isMentor ? "You are a mentor now" : "You have a mentor", """
                        %s

                            %s
                            %s

                        They get the same of you, just now. Whoever reads this first writes first.

                        It goes on for half a year, or until one of you ends it here:
                        %s
                        """.formatted(
                                        isMentor
                                                ? "Thank you for saying yes. Here is who you help:"
                                                : "A mentor has said yes. Here is who it is:",
                                        other.displayName(),
                                        other.email(),
                                        pages.at("account", "mentoring"))));
    }
}
