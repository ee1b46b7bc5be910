package org.usergroups.roster.mentors;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.pins.Cities;
import org.usergroups.roster.pins.Pin;

/** Offering to be a mentor; and who does, for people who are signed in, by name and sentence alone. */
@RestController
@RequestMapping("/api/roster")
class MentorController {

    private static final int AT_A_TIME = 10;
    private static final int LANGUAGES = 10;
    private static final int COUNTRIES = 30;
    private static final int TOPICS = 20;

    private final Offers offers;
    private final Mentorings mentorings;
    private final MentoringDesk desk;
    private final Accounts accounts;
    private final Cities cities;
    private final Countries countries;
    private final Topics vocabulary;
    private final InstantSource clock;

    MentorController(
            Offers offers,
            Mentorings mentorings,
            MentoringDesk desk,
            Accounts accounts,
            Cities cities,
            Countries countries,
            Topics vocabulary,
            InstantSource clock) {
        this.offers = offers;
        this.mentorings = mentorings;
        this.desk = desk;
        this.accounts = accounts;
        this.cities = cities;
        this.countries = countries;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** A mentor as others see them. */
    record Mentor(String name, String sentence) {}

    /**
     * @param countries in which the mentor helps, as codes or names; none for anywhere
     * @param city where the mentor is, for matching; shown to nobody
     * @param atATime how many groups at a time, from 1 to 10
     */
    record OfferForm(
            @Nullable List<String> languages,
            @Nullable List<String> countries,
            @Nullable List<String> topics,
            @Nullable String city,
            @Nullable String country,
            @Nullable Integer geonameId,
            @Nullable Integer atATime,
            @Nullable String sentence,
            @Nullable Boolean paused) {}

    /** What a mentor offers, as they see it. */
    record OfferView(
            List<String> languages,
            List<String> countries,
            List<String> topics,
            String city,
            String country,
            int geonameId,
            int atATime,
            String sentence,
            boolean paused,
            int taken) {

        static OfferView of(Offer offer) {
            return new OfferView(
                    offer.languages(),
                    offer.countries(),
                    offer.topics(),
                    offer.home().city(),
                    offer.home().country(),
                    offer.home().geonameId(),
                    offer.atATime(),
                    offer.sentence(),
                    offer.paused(),
                    offer.taken().size());
        }
    }

    @GetMapping("/mentors")
    Page<Mentor> mentors(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size,
            Caller caller) {
        var count = Page.size(size);
        var some = offers.list(cursor == null ? null : Page.key(cursor), count + 1);
        return Page.of(some, count, this::mentor, Stored::id);
    }

    private Mentor mentor(Stored<Offer> offer) {
        return new Mentor(
                accounts.find(offer.id())
                        .map(account -> account.state().displayName())
                        .orElse(""),
                offer.state().sentence());
    }

    /** Offers to be a mentor, or says it anew; what goes on goes on. */
    @PutMapping("/me/mentor-offer")
    OfferView offer(@RequestBody OfferForm form, Caller caller) {
        var errors = new FieldErrors();
        var languages = list(form.languages(), LANGUAGES, "languages", errors);
        languages.forEach(tag -> errors.language(tag, "languages"));
        var topics = list(form.topics(), TOPICS, "topics", errors).stream()
                .map(vocabulary::keyOf)
                .distinct()
                .toList();
        topics.forEach(topic -> errors.line(topic, "topics", 50));
        var where = list(form.countries(), COUNTRIES, "countries", errors).stream()
                .map(typed -> countries.codeOf(typed).orElse(""))
                .distinct()
                .toList();
        var atATime = Objects.requireNonNullElse(form.atATime(), 1);
        var home = cities.find(form.geonameId(), form.city(), form.country(), errors);
        errors.check(!Offer.bases(languages).isEmpty(), "languages", "Name at least one, such as en.")
                .check(!where.contains(""), "countries", "One of these is no country that we know.")
                .check(atATime > 0 && atATime <= AT_A_TIME, "atATime", "Must be from 1 to %d.".formatted(AT_A_TIME))
                .requiredLine(form.sentence(), "sentence", 300)
                .refuse();
        var account = accounts.get(caller.memberId());
        return OfferView.of(offers.put(
                        account.id(),
                        new Offer(
                                languages,
                                Offer.bases(languages),
                                where,
                                topics,
                                Pin.Spot.of(Objects.requireNonNull(home)),
                                atATime,
                                String.valueOf(form.sentence()).strip(),
                                Boolean.TRUE.equals(form.paused()),
                                List.of(),
                                null,
                                clock.instant()))
                .state());
    }

    /** Ends the offer. Who has been asked for and has not answered passes it on; what goes on goes on. */
    @DeleteMapping("/me/mentor-offer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller) {
        offers.delete(caller.memberId());
        for (var mentoring : mentorings.ofMentor(caller.memberId())) {
            if (mentoring.state().isAskedOf(caller.memberId())) {
                try {
                    desk.pass(mentoring);
                } catch (StaleVersion changed) {
                    // Whatever has happened to it, time will pass it on.
                }
            }
        }
    }

    private static List<String> list(@Nullable List<String> typed, int most, String field, FieldErrors errors) {
        var words = Stream.ofNullable(typed)
                .flatMap(List::stream)
                .filter(word -> word != null && !word.isBlank())
                .map(String::strip)
                .distinct()
                .limit(most + 1L)
                .toList();
        errors.check(words.size() <= most, field, "At most %d.".formatted(most));
        return words;
    }
}
