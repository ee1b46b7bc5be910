package org.usergroups.roster.groups;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a group works, in seven answers that groups elsewhere can learn from. Each may be absent; those with a choice can be compared
 * between countries, the words are the organizers' own.
 *
 * @param language BCP 47 tag of the words
 * @param started how the group got started
 * @param meeting what a typical meeting is like
 * @param attendance how many people come, usually
 * @param advice what its organizers would tell a new organizer
 * @param lookingForWords more of what it looks for
 */
public record Story(
        @Nullable String language,
        @Nullable String started,
        @Nullable String meeting,
        @Nullable Integer attendance,
        @Nullable Rhythm rhythm,
        @Nullable Venue venue,
        @Nullable String advice,
        List<Wish> lookingFor,
        @Nullable String lookingForWords) {

    /** How often it meets. */
    public enum Rhythm {
        weekly,
        fortnightly,
        monthly,
        quarterly,
        yearly,
        irregular
    }

    /** In what kind of place it meets, mostly. */
    public enum Venue {
        library,
        university,
        company,
        pub,
        makerspace,
        home,
        outdoors,
        online,
        other
    }

    /** What it looks for. */
    public enum Wish {
        speakers,
        venue,
        sponsors,
        organizers,
        members,
        jointMeetings
    }

    /** The number of questions. */
    public static final int QUESTIONS = 7;

    /** Nothing is told yet. */
    public static final Story UNTOLD = new Story(null, null, null, null, null, null, null, List.of(), null);

    public Story {
        lookingFor = lookingFor == null ? List.of() : List.copyOf(lookingFor);
    }

    /** How many of the seven questions have an answer. */
    public int answered() {
        var wishes = lookingFor.isEmpty() ? lookingForWords : lookingFor;
        return (int) Stream.of(started, meeting, attendance, rhythm, venue, advice, wishes)
                .filter(Objects::nonNull)
                .count();
    }
}
