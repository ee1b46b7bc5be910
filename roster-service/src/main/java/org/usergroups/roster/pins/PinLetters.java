package org.usergroups.roster.pins;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Mail;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.invitations.Invitations;
import org.usergroups.roster.letters.Letter;
import org.usergroups.roster.letters.LetterWriter;
import org.usergroups.roster.letters.Letters;
import org.usergroups.roster.members.Rights;

/**
 * What is said to people who want a group. Words that a stranger has typed are in no mail but that of an introduction which both have
 * accepted; there, and only there, is somebody else's address.
 */
@Component
class PinLetters implements LetterWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final String FOOT = """

            --\s
            You get this because you have pinned %s on Usergroups. Take the pin away, or renew it, here:
            %s
            """;

    private final Letters letters;
    private final Pins pins;
    private final Pairs pairs;
    private final Beginnings beginnings;
    private final PinLinks links;
    private final Groups groups;
    private final Invitations invitations;
    private final PinProperties settings;
    private final PortalPages pages;
    private final RosterProperties properties;

    PinLetters(
            Letters letters,
            Pins pins,
            Pairs pairs,
            Beginnings beginnings,
            PinLinks links,
            Groups groups,
            Invitations invitations,
            PinProperties settings,
            PortalPages pages,
            RosterProperties properties) {
        this.letters = letters;
        this.pins = pins;
        this.pairs = pairs;
        this.beginnings = beginnings;
        this.links = links;
        this.groups = groups;
        this.invitations = invitations;
        this.settings = settings;
        this.pages = pages;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "pins";
    }

    void confirm(Pins.Request request) {
        post("pins CONFIRM " + request.id(), PinKind.CONFIRM, request.id(), "");
    }

    void renew(Pin pin) {
        var id = "pins RENEW %s %s".formatted(pin.id(), pin.askRenewalAt());
        post(id, PinKind.RENEW, pin.id(), "");
    }

    void introduce(Pair pair) {
        pair.pins()
                .forEach(pin ->
                        post("pins INTRODUCE %s %s".formatted(pair.id(), pin), PinKind.INTRODUCE, pin, pair.id()));
    }

    void introduced(Pair pair) {
        pair.pins()
                .forEach(pin ->
                        post("pins INTRODUCED %s %s".formatted(pair.id(), pin), PinKind.INTRODUCED, pin, pair.id()));
    }

    /** Asks once whether somebody would help, where enough want a group and nobody begins it. */
    void askForHelp(Pin pin, String topic) {
        post("pins HELP %s %s".formatted(pin.id(), topic), PinKind.HELP, pin.id(), topic);
    }

    void begin(Beginning beginning, Pin pin) {
        post(beginning.letterId("BEGIN", pin.id()), PinKind.BEGIN, pin.id(), beginning.id());
    }

    /** Tells that the group has begun; who said before that they would help is invited to look after it, but nobody who came later. */
    void begun(Beginning beginning, Pin pin) {
        var kind = isInvited(beginning, pin) ? PinKind.JOIN : PinKind.BEGUN;
        post(beginning.letterId("BEGUN", pin.id()), kind, pin.id(), beginning.id());
    }

    private static boolean isInvited(Beginning beginning, Pin pin) {
        return pin.helps() && beginning.isOf(pin) && !beginning.told();
    }

    private void post(String id, PinKind kind, String to, String about) {
        letters.post(id, name(), kind.name(), to, about);
    }

    @Override
    public Optional<Mail> write(Letter letter) {
        var kind = PinKind.valueOf(letter.kind());
        return kind == PinKind.CONFIRM
                ? pins.request(letter.to()).map(this::confirmation)
                : pins.find(letter.to()).flatMap(pin -> switch (kind) {
                    case CONFIRM -> Optional.empty();
                    case RENEW -> Optional.of(renewal(pin));
                    case INTRODUCE -> pairs.find(letter.about()).flatMap(pair -> question(pin, pair));
                    case INTRODUCED -> pairs.find(letter.about()).flatMap(pair -> introduction(pin, pair));
                    case HELP -> question(pin, letter.about());
                    case BEGIN -> beginnings.find(letter.about()).flatMap(beginning -> proposal(pin, beginning));
                    case JOIN, BEGUN ->
                        beginnings.find(letter.about()).flatMap(beginning -> news(letter, kind, pin, beginning));
                });
    }

    private Mail confirmation(Pins.Request request) {
        return Mail.of(
                request.email(), "Please confirm: a group in " + request.place().city(), """
                Somebody, probably you, has told us that you want a usergroup in %s.

                Open this page, see what was said, and press the button to confirm; it is good for %d days:
                %s

                Until you do, nothing happens. Nobody is shown your name or address: others see only how many people of a city want a group.
                If it was not you, do nothing, and it is forgotten.
                """.formatted(
                                where(request.place()),
                                settings.confirmWithin().toDays(),
                                pages.at("pins", "mine", links.open(PinLinks.Purpose.confirm, request.id(), ""))));
    }

    private Mail renewal(Pin pin) {
        return written(
                pin, "Do you still want a group in %s?".formatted(pin.place().city()), """
                A year ago or so you have pinned %s, since you want a usergroup there.

                If you still do, open this page and press the button; it keeps your pin for another year:
                %s

                If you do nothing, we forget you and your pin on %s.
                """.formatted(
                                where(pin.place()),
                                pages.at("pins", "mine", links.open(PinLinks.Purpose.pin, pin.id(), "")),
                                DAY.format(pin.expiresAt().atOffset(ZoneOffset.UTC))));
    }

    private Optional<Mail> question(Pin pin, Pair pair) {
        if (pair.standing(pin.id()) != Pair.Standing.asked
                || pins.find(pair.other(pin.id())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(written(pin, "Somebody near you wants the same", """
                Somebody within %.0f km of %s wants a group about %s, or about something near to it, just as you do.

                Shall we introduce you? If you say yes, and the other does too, each of you gets the other's first name, sentence and e-mail
                address, from us, once. The other would get yours:

                    %s, “%s”, %s

                Say yes or no here:
                %s

                If you say no, or nothing, the other does not get to know it. You are not asked about the same person again.
                """.formatted(
                        settings.introducedWithin(),
                        pin.place().city(),
                        pair.topicOf(pin.id()),
                        pin.name(),
                        pin.sentence(),
                        pin.email(),
                        pages.at("introductions", links.open(PinLinks.Purpose.introduction, pin.id(), pair.id())))));
    }

    /** The one mail that tells an address: only when both have said yes. */
    private Optional<Mail> introduction(Pin pin, Pair pair) {
        if (!pair.isIntroduced() || !pair.isOf(pin.id())) {
            return Optional.empty();
        }
        return pins.find(pair.other(pin.id()))
                .map(other -> written(pin, "Meet %s, who wants the same".formatted(other.name()), """
                        You have both said yes, so here you are:

                            %s, who wants a group in %s about %s, and writes:
                            “%s”
                            %s

                        They get the same of you, just now. Write to each other; a coffee is enough to begin.

                        How others have begun, and what to do first:
                        %s
                        """.formatted(
                                other.name(),
                                other.place().city(),
                                String.join(", ", other.topics()),
                                other.sentence(),
                                other.email(),
                                pages.at("start"))));
    }

    private Optional<Mail> question(Pin pin, String topic) {
        if (pin.helps() || !pin.topics().contains(topic)) {
            return Optional.empty();
        }
        var people = pins.ofCity(pin.place().geonameId(), topic).size();
        return Optional.of(written(pin, "%d of you now: would you help to begin?".formatted(people), """
                %d people want a group about %s in %s now, and you are one of them. That is enough to begin, but nobody has said yet
                that they would help.

                Would you? It may be very small: a date, a table, a word to the others. If you would, open this page and press “I would help
                to begin”; then we tell you how to go on:
                %s

                How others have begun: %s
                We ask this only once.
                """.formatted(
                        people,
                        topic,
                        where(pin.place()),
                        pages.at("pins", "mine", links.open(PinLinks.Purpose.pin, pin.id(), "")),
                        pages.at("start"))));
    }

    private Optional<Mail> proposal(Pin pin, Beginning beginning) {
        if (beginning.groupId() != null) {
            return Optional.empty();
        }
        return Optional.of(written(
                pin,
                "Enough people want a group about %s in %s"
                        .formatted(beginning.topic(), beginning.place().city()),
                """
                %d people want a group about %s in %s, and you have said that you would help to begin it.

                One of you can register it now; it takes a minute, and it may begin very small:
                %s

                Whoever is first registers it. We then tell the others, and invite those who would help to look after it too.
                What to do first: %s
                """.formatted(
                        pins.ofCity(beginning.place().geonameId(), beginning.topic())
                                .size(),
                        beginning.topic(),
                        where(beginning.place()),
                        pages.at("beginnings", links.open(PinLinks.Purpose.beginning, pin.id(), beginning.id())),
                        pages.at("start"))));
    }

    private Optional<Mail> news(Letter letter, PinKind kind, Pin pin, Beginning beginning) {
        return Optional.ofNullable(beginning.groupId())
                .flatMap(groups::find)
                .map(group -> kind == PinKind.JOIN && beginning.isItsOwn(group.id())
                        ? invitation(letter, pin, group.id(), group.state())
                        : written(pin, "%s begins".formatted(group.state().name()), """
                                A group that you want begins: %s, in %s.

                                %s

                                If you would like to help, or to know more, write to its organizers:
                                %s
                                """.formatted(
                                        group.state().name(),
                                        where(pin.place()),
                                        pages.group(group.state().slug()),
                                        pages.at("groups", group.state().slug(), "write"))));
    }

    private Mail invitation(Letter letter, Pin pin, String groupId, Group group) {
        var token = invitations.openOrAgain(
                groupId, Rights.ORGANIZER, group.ownerId() == null ? "" : group.ownerId(), letter.id());
        return written(pin, "%s begins: will you help?".formatted(group.name()), """
                A group that you want begins: %s, in %s. Somebody has registered it:
                %s

                You have said that you would help. With this invitation you can look after it together; it is good for %d days:
                %s
                """.formatted(
                        group.name(),
                        where(pin.place()),
                        pages.group(group.slug()),
                        properties.invitation().lasts().toDays(),
                        pages.at("invitations", token)));
    }

    private Mail written(Pin pin, String subject, String text) {
        var token = links.open(PinLinks.Purpose.pin, pin.id(), "");
        return Mail.of(pin.email(), subject, text + FOOT.formatted(pin.place().city(), pages.at("pins", "mine", token)))
                .offAt(pages.at("pins", "off", token));
    }

    private static String where(Pin.Spot place) {
        return "%s, %s".formatted(place.city(), Locale.of("", place.country()).getDisplayCountry(Locale.ENGLISH));
    }
}
