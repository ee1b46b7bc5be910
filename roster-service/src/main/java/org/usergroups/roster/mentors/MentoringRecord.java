package org.usergroups.roster.mentors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.letters.Letters;
import org.usergroups.roster.members.PersonalData;

/** What is kept about members as mentors and as those who ask for one; it goes with the member, and with the group that is begun. */
@Component
class MentoringRecord implements PersonalData, PartOfGroup {

    private static final int ATTEMPTS = 20;

    private final Offers offers;
    private final Mentorings mentorings;
    private final MentoringDesk desk;
    private final Refusals refusals;
    private final Letters letters;

    MentoringRecord(Offers offers, Mentorings mentorings, MentoringDesk desk, Refusals refusals, Letters letters) {
        this.offers = offers;
        this.mentorings = mentorings;
        this.desk = desk;
        this.refusals = refusals;
        this.letters = letters;
    }

    @Override
    public String name() {
        return "mentoring";
    }

    @Override
    public Map<String, Object> export(String memberId) {
        var kept = new HashMap<String, Object>();
        offers.find(memberId).ifPresent(offer -> kept.put("offer", MentorController.OfferView.of(offer.state())));
        mentorings.find(Mentorings.idOfAsker(memberId)).ifPresent(mine -> kept.put("asked", Asked.of(mine.state())));
        var helping = mentorings.ofMentor(memberId).stream()
                .map(mentoring -> new Helping(
                        mentoring.state().where(), mentoring.state().state().name()))
                .toList();
        kept.put("mentorOf", helping);
        return kept;
    }

    /** What somebody has asked for. */
    record Asked(String where, List<String> languages, List<String> topics, String words, String state) {

        static Asked of(Mentoring mentoring) {
            return new Asked(
                    mentoring.where(),
                    mentoring.languages(),
                    mentoring.topics(),
                    mentoring.words(),
                    mentoring.state().name());
        }
    }

    /** Whom somebody helps, or is asked to; their words are theirs. */
    record Helping(String where, String state) {}

    @Override
    public void erase(String memberId) {
        offers.delete(memberId);
        end(Mentorings.idOfAsker(memberId), memberId);
        for (var some = mentorings.ofMentor(memberId); !some.isEmpty(); some = mentorings.ofMentor(memberId)) {
            some.forEach(mentoring -> leave(mentoring.id(), memberId));
        }
        letters.forget(memberId);
        refusals.forgetAllOf(memberId);
    }

    @Override
    public void deleteAllOf(String groupId) {
        mentorings
                .ofGroup(groupId)
                .forEach(mentoring -> end(mentoring.id(), mentoring.state().askerId()));
    }

    @Override
    public List<String> groupIds() {
        return mentorings.groupIds();
    }

    private void leave(String id, String mentorId) {
        again(id, mentoring -> {
            if (mentoring.state().isAskedOf(mentorId)) {
                desk.pass(mentoring);
            } else if (mentoring.state().isActiveWith(mentorId)) {
                desk.end(mentoring, mentorId);
            }
        });
    }

    private void end(String id, String by) {
        again(id, mentoring -> desk.end(mentoring, by));
    }

    private void again(String id, Step step) {
        for (var attempt = 1; ; attempt++) {
            Optional<Stored<Mentoring>> there = mentorings.find(id);
            if (there.isEmpty()) {
                return;
            }
            try {
                step.take(there.get());
                return;
            } catch (StaleVersion changed) {
                if (attempt == ATTEMPTS) {
                    throw changed;
                }
            }
        }
    }

    /** What is done with a mentoring as it is now. */
    private interface Step {
        void take(Stored<Mentoring> mentoring);
    }
}
