package org.usergroups.roster.mentors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Allowance;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.pins.Pin;
import org.usergroups.roster.pins.Pins;

/** Asking for a mentor, answering, ending. Whom a question went to, its asker learns when somebody says yes. */
@RestController
@RequestMapping("/api/roster")
class MentoringController {

    private static final int LANGUAGES = 10;
    private static final Duration DAY = Duration.ofDays(1);

    private final Mentorings mentorings;
    private final Offers offers;
    private final MentoringDesk desk;
    private final Refusals refusals;
    private final Allowance allowance;
    private final MentorProperties properties;
    private final Groups groups;
    private final Pins pins;
    private final Accounts accounts;
    private final InstantSource clock;

    MentoringController(
            Mentorings mentorings,
            Offers offers,
            MentoringDesk desk,
            Refusals refusals,
            Allowance allowance,
            MentorProperties properties,
            Groups groups,
            Pins pins,
            Accounts accounts,
            InstantSource clock) {
        this.mentorings = mentorings;
        this.offers = offers;
        this.desk = desk;
        this.refusals = refusals;
        this.allowance = allowance;
        this.properties = properties;
        this.groups = groups;
        this.pins = pins;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param group slug or id of a group that the caller begins; without one it is about the city that the caller has pinned
     * @param words what the mentor is to know
     */
    record AskForm(
            @Nullable String group,
            @Nullable List<String> languages,
            @Nullable String words) {}

    /**
     * A question for a mentor as one of the two sees it.
     *
     * @param with the other's name: the asker's for the mentor, the mentor's for the asker once it is active
     * @param until when an open question passes on, or mentoring ends
     */
    record MentoringView(
            String id,
            String state,
            @Nullable String with,
            String where,
            @Nullable String groupSlug,
            List<String> languages,
            List<String> topics,
            String words,
            Instant askedAt,
            @Nullable Instant until) {}

    /**
     * @param offer what the caller offers as a mentor
     * @param asked what is asked of the caller, and what goes on
     * @param mine the caller's own question for a mentor
     */
    record Mine(
            MentorController.@Nullable OfferView offer,
            List<MentoringView> asked,
            @Nullable MentoringView mine) {}

    @GetMapping("/me/mentoring")
    Mine mine(Caller caller) {
        var memberId = caller.memberId();
        return new Mine(
                offers.find(memberId)
                        .map(offer -> MentorController.OfferView.of(offer.state()))
                        .orElse(null),
                mentorings.ofMentor(memberId).stream()
                        .map(mentoring -> view(mentoring, memberId))
                        .toList(),
                mentorings
                        .find(Mentorings.idOfAsker(memberId))
                        .map(mentoring -> view(mentoring, memberId))
                        .orElse(null));
    }

    /** Asks for a mentor; one at a time. */
    @PostMapping("/mentorings")
    @ResponseStatus(HttpStatus.CREATED)
    MentoringView ask(@RequestBody AskForm form, Caller caller) {
        var languages = form.languages() == null
                ? List.<String>of()
                : form.languages().stream()
                        .filter(tag -> tag != null && !tag.isBlank())
                        .map(String::strip)
                        .limit(LANGUAGES)
                        .toList();
        var errors = new FieldErrors();
        languages.forEach(tag -> errors.language(tag, "languages"));
        errors.check(!Offer.bases(languages).isEmpty(), "languages", "Name at least one, such as en.")
                .required(form.words(), "words", 1_000)
                .refuse();
        var account = accounts.get(caller.memberId());
        var group = form.group() == null || form.group().isBlank() ? null : young(form.group(), account);
        var mentoring = group == null
                ? aboutPin(pinOf(account.state()), account.id(), languages, String.valueOf(form.words()))
                : aboutGroup(group, account.id(), languages, String.valueOf(form.words()));
        if (mentorings.find(Mentorings.idOfAsker(account.id())).isPresent()) {
            throw asked();
        }
        if (!allowance.admits("mentors asked by", account.id(), properties.asksPerDay(), DAY)) {
            throw Problem.tooMany("You have asked several times today. Ask again tomorrow.");
        }
        try {
            var created = mentorings.create(mentoring);
            desk.look(created);
            return view(mentorings.find(created.id()).orElse(created), account.id());
        } catch (AlreadyExists there) {
            throw asked();
        }
    }

    private static Problem asked() {
        return Problem.conflict(
                "asked", "You have asked already", "End that first, if you would like to ask for somebody else.");
    }

    @PostMapping("/mentorings/{id}/acceptance")
    MentoringView accept(@PathVariable String id, Caller caller) {
        var mentoring = ofMentor(id, caller.memberId());
        return view(desk.accept(mentoring), caller.memberId());
    }

    /** The mentor says no; somebody else is asked. */
    @PostMapping("/mentorings/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable String id, Caller caller) {
        var mentoring = ofMentor(id, caller.memberId());
        if (!mentoring.state().isAskedOf(caller.memberId())) {
            throw Problem.conflict("active", "You have said yes", "You can end it.");
        }
        refusals.add(mentoring.state().askerId(), caller.memberId());
        desk.pass(mentoring);
    }

    /** One of the two ends it; the asker also before anybody has said yes. */
    @PostMapping("/mentorings/{id}/ending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Caller caller) {
        var mentoring = mentorings
                .find(id)
                .filter(there -> there.state().askerId().equals(caller.memberId())
                        || there.state().isActiveWith(caller.memberId()))
                .orElseThrow(() -> Problem.notFound("mentoring", id));
        desk.end(mentoring, caller.memberId());
    }

    private Stored<Mentoring> ofMentor(String id, String memberId) {
        return mentorings
                .find(id)
                .filter(there -> memberId.equals(there.state().mentorId()))
                .orElseThrow(() -> Problem.notFound("mentoring", id));
    }

    private Stored<Group> young(String slugOrId, Stored<Account> account) {
        var group = groups.find(slugOrId)
                .filter(found -> accounts.isOrganizer(account.id(), found.id()))
                .orElseThrow(() -> Problem.invalid("group", "Must be a group that you look after."));
        var isYoung = group.state().status() == Freshness.Status.prospective
                || group.state().registeredAt().isAfter(clock.instant().minus(properties.youngFor()));
        if (!isYoung) {
            throw Problem.invalid("group", "Mentors are for groups that begin. Perhaps you would like to be one.");
        }
        return group;
    }

    private Pin pinOf(Account account) {
        return pins.ofAddress(account.email()).stream()
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid(
                                "group",
                                "Name a group that you begin; or pin the city in which you want one first, with the address of your account."));
    }

    private Mentoring aboutGroup(Stored<Group> group, String askerId, List<String> languages, String words) {
        var entry = group.state().entry();
        var location = entry.location();
        return new Mentoring(
                askerId,
                group.id(),
                entry.city() == null ? group.state().name() : entry.city(),
                entry.country(),
                location == null ? null : location.lat(),
                location == null ? null : location.lon(),
                entry.zone(),
                languages,
                entry.topics(),
                words.strip(),
                Mentoring.State.searching,
                null,
                refusals.to(askerId),
                clock.instant(),
                null,
                false,
                clock.instant());
    }

    private Mentoring aboutPin(Pin pin, String askerId, List<String> languages, String words) {
        return new Mentoring(
                askerId,
                null,
                pin.place().city(),
                pin.place().country(),
                pin.place().lat(),
                pin.place().lon(),
                pin.place().zone(),
                languages,
                pin.topics(),
                words.strip(),
                Mentoring.State.searching,
                null,
                refusals.to(askerId),
                clock.instant(),
                null,
                false,
                clock.instant());
    }

    private MentoringView view(Stored<Mentoring> mentoring, String reader) {
        var state = mentoring.state();
        var isAsker = state.askerId().equals(reader);
        var isActive = state.state() == Mentoring.State.active;
        // Whether somebody has been asked, and who, is nobody's business until they say yes.
        var shown = isAsker && !isActive ? Mentoring.State.searching : state.state();
        var other = isAsker ? (isActive ? state.mentorId() : null) : state.askerId();
        return new MentoringView(
                mentoring.id(),
                shown.name(),
                Optional.ofNullable(other)
                        .flatMap(accounts::find)
                        .map(account -> account.state().displayName())
                        .orElse(null),
                state.where(),
                Optional.ofNullable(state.groupId())
                        .flatMap(groups::find)
                        .map(group -> group.state().slug())
                        .orElse(null),
                state.languages(),
                state.topics(),
                state.words(),
                state.askedAt(),
                shown == Mentoring.State.searching ? null : state.dueAt());
    }
}
