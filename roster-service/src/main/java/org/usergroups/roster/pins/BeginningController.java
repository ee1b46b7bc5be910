package org.usergroups.roster.pins;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Forms;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.GroupForm;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Said;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** Beginning a group that enough people want, by the link of a mail. Whoever is first registers it. */
@RestController
@RequestMapping("/api/roster/beginnings/{token}")
class BeginningController {

    private final Pins pins;
    private final Beginnings beginnings;
    private final PinLinks links;
    private final PinClock clock;
    private final Groups groups;
    private final Forms forms;
    private final Accounts accounts;

    BeginningController(
            Pins pins,
            Beginnings beginnings,
            PinLinks links,
            PinClock clock,
            Groups groups,
            Forms forms,
            Accounts accounts) {
        this.pins = pins;
        this.beginnings = beginnings;
        this.links = links;
        this.clock = clock;
        this.groups = groups;
        this.forms = forms;
        this.accounts = accounts;
    }

    /** @param slug of the group, when somebody has begun it */
    record BeginningView(
            String name,
            String topic,
            String city,
            String country,
            int people,
            @Nullable String slug) {}

    /** @param yours whether the caller has begun it, and not somebody before */
    record Begun(String slug, boolean yours) {}

    @GetMapping
    BeginningView read(@PathVariable String token) {
        var link = links.get(token, PinLinks.Purpose.beginning);
        var beginning = open(link);
        var place = beginning.place();
        return new BeginningView(
                name(beginning),
                beginning.topic(),
                place.city(),
                place.country(),
                pins.ofCity(place.geonameId(), beginning.topic()).size(),
                Stream.ofNullable(beginning.groupId())
                        .flatMap(group -> groups.find(group).stream())
                        .map(group -> group.state().slug())
                        .findFirst()
                        .orElse(null));
    }

    /** Registers the group, unless somebody has; the others who want it are told. */
    @PostMapping
    Begun begin(@PathVariable String token, Caller caller) {
        var link = links.get(token, PinLinks.Purpose.beginning);
        var beginning = open(link);
        var pin = pins.find(link.of()).orElseThrow(PinLinks::over);
        if (accounts.find(caller.memberId()).isEmpty()) {
            throw Problem.forbidden("Only a person can begin a group.");
        }
        var registered = groups.register(beginning.futureGroupId(), said(beginning), caller.memberId());
        var isFirst = Objects.equals(registered.state().ownerId(), caller.memberId());
        if (isFirst && beginning.groupId() == null) {
            // After a crash in between, the same person presses again and it is made up for.
            accounts.addMembership(caller.memberId(), registered.id(), Rights.ORGANIZER);
        }
        beginnings.begun(beginning, registered.id(), isFirst ? pin.id() : null);
        beginnings
                .find(beginning.id())
                .filter(begun -> begun.groupId() != null && !begun.told())
                .ifPresent(clock::tell);
        return new Begun(registered.state().slug(), isFirst);
    }

    private Beginning open(PinLinks.PinLink link) {
        return beginnings
                .find(link.about())
                .filter(beginning -> !beginning.isOver())
                .orElseThrow(PinLinks::over);
    }

    private Said said(Beginning beginning) {
        var place = beginning.place();
        return forms.read(new GroupForm(
                        name(beginning),
                        null,
                        null,
                        null,
                        null,
                        place.country(),
                        null,
                        place.region(),
                        place.city(),
                        place.geonameId(),
                        new GroupForm.Point("Point", List.of(place.lon(), place.lat())),
                        "city",
                        null,
                        null,
                        place.zone(),
                        null,
                        List.of(beginning.topic()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Freshness.Status.prospective.name(),
                        null,
                        null,
                        null))
                .orRefuse();
    }

    /** A name to begin with; the group will have a better one. */
    private static String name(Beginning beginning) {
        var topic = beginning.topic();
        var first = topic.codePointAt(0);
        return "%s%s %s"
                .formatted(
                        Character.toString(Character.toUpperCase(first)),
                        topic.substring(Character.charCount(first)),
                        beginning.place().city());
    }
}
