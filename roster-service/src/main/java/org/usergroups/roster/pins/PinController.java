package org.usergroups.roster.pins;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.places.AskedCountries;
import org.usergroups.roster.signin.Addresses;
import org.usergroups.roster.signin.SignInLimits;

/** Saying that one wants a group in a city, without an account. How many do is public; who, nobody sees. */
@RestController
@RequestMapping("/api/roster/pins")
class PinController {

    private static final int TOPICS = 3;
    private static final double DEFAULT_KILOMETRES = 50;
    private static final double MOST_KILOMETRES = 1_000;
    private static final Pattern TOPIC = Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N} +#.&-]{0,39}");
    private static final Pattern POINT = Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,10})?),(-?\\d{1,3}(?:\\.\\d{1,10})?)");

    private final Pins pins;
    private final PinCounts counts;
    private final PinLinks links;
    private final PinLetters letters;
    private final PinClock pinClock;
    private final PinProperties properties;
    private final SignInLimits limits;
    private final Cities cities;
    private final AskedCountries countries;
    private final Topics vocabulary;
    private final InstantSource clock;
    private final Ids ids;

    PinController(
            Pins pins,
            PinCounts counts,
            PinLinks links,
            PinLetters letters,
            PinClock pinClock,
            PinProperties properties,
            SignInLimits limits,
            Cities cities,
            AskedCountries countries,
            Topics vocabulary,
            InstantSource clock,
            Ids ids) {
        this.pins = pins;
        this.counts = counts;
        this.links = links;
        this.letters = letters;
        this.pinClock = pinClock;
        this.properties = properties;
        this.limits = limits;
        this.cities = cities;
        this.countries = countries;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param country as code or name in any language; not needed with {@code geonameId}
     * @param geonameId the city, as completion of places tells it; else {@code city} and {@code country} say which
     * @param helps whether the person would help to begin
     */
    record PinForm(
            @Nullable String city,
            @Nullable String country,
            @Nullable Integer geonameId,
            @Nullable List<String> topics,
            @Nullable String email,
            @Nullable String name,
            @Nullable String sentence,
            @Nullable Boolean helps) {}

    /** A pin as its own person sees it. */
    record PinView(
            String city,
            String country,
            List<String> topics,
            String name,
            String sentence,
            boolean helps,
            boolean confirmed,
            @Nullable Instant expiresAt) {

        static PinView of(Pins.Request request) {
            return new PinView(
                    request.place().city(),
                    request.place().country(),
                    request.topics(),
                    request.name(),
                    request.sentence(),
                    request.helps(),
                    false,
                    null);
        }

        static PinView of(Pin pin) {
            return new PinView(
                    pin.place().city(),
                    pin.place().country(),
                    pin.topics(),
                    pin.name(),
                    pin.sentence(),
                    pin.helps(),
                    true,
                    pin.expiresAt());
        }
    }

    /**
     * Takes what somebody wants and mails a link to confirm it. The answer is the same whether the address has a pin, and whether it has
     * asked too often.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void pin(@RequestBody PinForm form, HttpServletRequest from) {
        var errors = new FieldErrors();
        errors.required(form.email(), "email", 254)
                .check(form.email() == null || Addresses.isAddress(form.email()), "email", "Must be an e-mail address.")
                .requiredLine(form.name(), "name", 60)
                .requiredLine(form.sentence(), "sentence", 300);
        var topics = topics(form.topics(), errors);
        var place = cities.find(form.geonameId(), form.city(), form.country(), errors);
        errors.refuse();
        // Both are counted always, so that the time of the answer does not tell which of them is used up.
        var isNetworkWithin = limits.admits("pin", from.getRemoteAddr(), properties.perHourOfNetwork());
        var isAddressWithin = limits.admitsAddress("pin", String.valueOf(form.email()), properties.perHourOfAddress());
        if (place == null || !isNetworkWithin || !isAddressWithin) {
            return;
        }
        var request = new Pins.Request(
                ids.next(),
                Accounts.normalized(String.valueOf(form.email())),
                String.valueOf(form.name()).strip(),
                String.valueOf(form.sentence()).strip(),
                topics,
                Boolean.TRUE.equals(form.helps()),
                Pin.Spot.of(place),
                clock.instant());
        pins.ask(request);
        letters.confirm(request);
    }

    /**
     * The cities in which people want a group, with how many do.
     *
     * @param near a point as {@code lat,lon} or the name of a city
     * @param within kilometres from there, 50 if not said, at most 1,000
     */
    @GetMapping
    Page<PinCounts.City> counts(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String near,
            @RequestParam(required = false) @Nullable Double within) {
        var errors = new FieldErrors().text(topic, "topic", 50).text(near, "near", 120);
        var code = countries.code(country, "country", errors);
        errors.check(
                        within == null || within > 0 && within <= MOST_KILOMETRES,
                        "within",
                        "Must be from 1 to %.0f kilometres.".formatted(MOST_KILOMETRES))
                .refuse();
        var circle = near == null || near.isBlank()
                ? null
                : circle(near.strip(), code, within == null ? DEFAULT_KILOMETRES : within);
        var wanted = topic == null || topic.isBlank() ? null : vocabulary.keyOf(topic);
        return Page.of(counts.cities(circle == null ? code : null, wanted, circle));
    }

    /** What a link from a mail is about. Reading it changes nothing. */
    @GetMapping("/{token}")
    PinView read(@PathVariable String token) {
        return view(links.find(token).orElseThrow(PinLinks::over));
    }

    /** Confirms a pin, or renews it for another year. */
    @PostMapping("/{token}")
    PinView confirm(@PathVariable String token) {
        var link = links.find(token).orElseThrow(PinLinks::over);
        return switch (link.purpose()) {
            case confirm -> PinView.of(confirm(link));
            case pin -> PinView.of(pins.renew(link.of()).orElseThrow(PinLinks::over));
            case introduction, beginning -> throw PinLinks.over();
        };
    }

    private Pin confirm(PinLinks.PinLink link) {
        var request = pins.request(link.of()).orElseThrow(PinLinks::over);
        var pin = pins.confirm(request);
        // First what cannot harm when it is done twice: after a crash in between, the link still works.
        links.confirmed(link, pin.id());
        pins.drop(request);
        return pin;
    }

    /** Its person would help to begin a group after all. */
    @PostMapping("/{token}/helping")
    PinView help(@PathVariable String token) {
        var link = links.get(token, PinLinks.Purpose.pin);
        return PinView.of(pins.helps(link.of()).orElseThrow(PinLinks::over));
    }

    /** Takes a pin away, and with it everything that tells who it was. */
    @PostMapping("/{token}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String token) {
        var link = links.find(token).orElseThrow(PinLinks::over);
        switch (link.purpose()) {
            case confirm -> {
                pins.request(link.of()).ifPresent(pins::drop);
                links.closeAllOf(link.of());
            }
            case pin -> pinClock.remove(link.of());
            case introduction, beginning -> throw PinLinks.over();
        }
    }

    private PinView view(PinLinks.PinLink link) {
        return switch (link.purpose()) {
            case confirm -> PinView.of(pins.request(link.of()).orElseThrow(PinLinks::over));
            case pin -> PinView.of(pins.find(link.of()).orElseThrow(PinLinks::over));
            case introduction, beginning -> throw PinLinks.over();
        };
    }

    private List<String> topics(@Nullable List<String> typed, FieldErrors errors) {
        var topics = typed == null
                ? List.<String>of()
                : typed.stream()
                        .filter(topic -> topic != null && !topic.isBlank())
                        .map(vocabulary::keyOf)
                        .distinct()
                        .limit(TOPICS + 1L)
                        .toList();
        errors.check(!topics.isEmpty(), "topics", "Name at least one.")
                .check(topics.size() <= TOPICS, "topics", "At most %d.".formatted(TOPICS))
                .check(
                        topics.stream().allMatch(topic -> TOPIC.matcher(topic).matches()),
                        "topics",
                        "A topic is a word or three, such as python or data science.");
        return topics;
    }

    private PinCounts.Circle circle(String near, @Nullable String country, double kilometres) {
        var point = POINT.matcher(near);
        if (point.matches()) {
            var lat = Double.parseDouble(point.group(1));
            var lon = Double.parseDouble(point.group(2));
            if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
                return new PinCounts.Circle(lat, lon, kilometres);
            }
        }
        var place = cities.named(near, country);
        if (place == null) {
            throw Problem.invalid(
                    "near", "Must be the name of a city, or a latitude and a longitude such as 38.7,-9.1.");
        }
        return new PinCounts.Circle(place.lat(), place.lon(), kilometres);
    }
}
