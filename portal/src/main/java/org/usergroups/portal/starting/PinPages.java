package org.usergroups.portal.starting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Unanswerable;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Pin;
import org.usergroups.portal.roster.StartingClient;

/** Where people want a group, and saying that one does. Opening the link of a mail changes nothing. */
@Controller
class PinPages {
    private final StartingClient starting;
    private final Places places;

    PinPages(StartingClient starting, Places places) {
        this.starting = starting;
        this.places = places;
    }

    /** The cities of one country. */
    public record Country(String code, String name, List<Pin.City> cities) {}

    @GetMapping("/pins")
    ModelAndView counts(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String near,
            @RequestParam(required = false) @Nullable String within) {
        StartingClient.Wanted wanted = new StartingClient.Wanted(
                Words.of(country), Words.of(topic), Words.of(near), kilometres(Words.of(within)));
        ModelAndView page = new ModelAndView("pins");
        page.addObject("wanted", wanted);
        page.addObject("countries", places.countries());
        try {
            page.addObject("found", byCountry(starting.cities(wanted).items()));
            page.addObject("errors", FormErrors.NONE);
        } catch (Unanswerable refused) {
            page.addObject("found", List.of());
            page.addObject("errors", FormErrors.of(refused.problem()));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    /** A number that the service can read; nothing for what is none. */
    private static String kilometres(String typed) {
        return typed.matches("\\d{1,4}") ? typed : "";
    }

    private List<Country> byCountry(List<Pin.City> cities) {
        Map<String, List<Pin.City>> byCode = cities.stream()
                .collect(Collectors.groupingBy(Pin.City::country, LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .map(entry -> new Country(entry.getKey(), places.country(entry.getKey()), entry.getValue()))
                .sorted(java.util.Comparator.comparing(Country::name))
                .toList();
    }

    @GetMapping("/pins/new")
    ModelAndView blank(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String topic) {
        return form(PinForm.of(city, country, topic), FormErrors.NONE);
    }

    @PostMapping("/pins/new")
    Object pin(@ModelAttribute("form") PinForm form, HttpServletRequest request, RedirectAttributes next) {
        return switch (starting.pin(form.fields(), request.getRemoteAddr())) {
            case Answer.Done<Boolean> done -> {
                next.addFlashAttribute("notice", "notice.pin-sent");
                yield "redirect:/pins";
            }
            case Answer.NotDone<Boolean> not -> form(form, FormErrors.of(not.problem()));
        };
    }

    private ModelAndView form(PinForm form, FormErrors errors) {
        ModelAndView page = errors.page("pin-form");
        page.addObject("form", form);
        page.addObject("countries", places.countries());
        return page;
    }

    @GetMapping("/pins/mine/{token}")
    ModelAndView mine(@PathVariable String token) {
        ModelAndView page = new ModelAndView("pin");
        page.addObject("pin", starting.pin(token));
        page.addObject("token", token);
        return page;
    }

    @PostMapping("/pins/mine/{token}")
    String confirm(@PathVariable String token, RedirectAttributes next) {
        boolean wasConfirmed = starting.pin(token).confirmed();
        boolean isDone = starting.confirm(token) instanceof Answer.Done<Pin>;
        next.addFlashAttribute(
                "notice", !isDone ? "notice.not-done" : wasConfirmed ? "notice.pin-renewed" : "notice.pin-confirmed");
        return "redirect:/pins/mine/" + token;
    }

    @PostMapping("/pins/mine/{token}/help")
    String help(@PathVariable String token, RedirectAttributes next) {
        boolean isDone = starting.help(token) instanceof Answer.Done<Pin>;
        next.addFlashAttribute("notice", isDone ? "notice.pin-helps" : "notice.not-done");
        return "redirect:/pins/mine/" + token;
    }

    /** Where the unsubscribe link of a mail leads; what it takes away is shown there. */
    @GetMapping("/pins/off/{token}")
    String unsubscribe(@PathVariable String token) {
        return "redirect:/pins/mine/" + token;
    }

    /** The one-click POST of a mail program, which has no session and follows no redirect (RFC 8058). */
    @PostMapping("/pins/off/{token}")
    String removeByMailProgram(@PathVariable String token) {
        if (starting.remove(token) instanceof Answer.Done<Boolean>) {
            return "pin-off";
        }
        throw new NotFound("pin");
    }

    @PostMapping("/pins/mine/{token}/remove")
    String remove(@PathVariable String token, RedirectAttributes next) {
        boolean isDone = starting.remove(token) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.pin-removed" : "notice.not-done");
        return isDone ? "redirect:/pins" : "redirect:/pins/mine/" + token;
    }
}
