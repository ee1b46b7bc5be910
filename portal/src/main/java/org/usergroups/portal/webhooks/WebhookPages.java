package org.usergroups.portal.webhooks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.roster.Webhook;
import org.usergroups.portal.roster.WebhookClient;
import org.usergroups.portal.signin.Viewer;

/** Add, try, look after and delete webhooks: those of a group, or a coordinator's for everything. */
@Controller
@RequestMapping({"/groups/{slug}/webhooks", "/webhooks"})
class WebhookPages {
    private final RosterClient roster;
    private final WebhookClient webhooks;

    WebhookPages(RosterClient roster, WebhookClient webhooks) {
        this.roster = roster;
        this.webhooks = webhooks;
    }

    @GetMapping
    ModelAndView list(@PathVariable(required = false) @Nullable String slug, Viewer viewer) {
        Group group = owned(slug, viewer);
        return list(group, viewer, "", Webhook.EVENTS, FormErrors.NONE);
    }

    @PostMapping
    ModelAndView add(
            @PathVariable(required = false) @Nullable String slug,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") List<String> events,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer) {
        Group group = owned(slug, viewer);
        Map<String, Object> fields = Map.of("url", Words.of(url), "events", events);
        return switch (webhooks.add(viewer, group == null ? null : group.id(), fields, key)) {
            case Answer.Done<Webhook>(Webhook webhook) -> secret(group, webhook);
            case Answer.NotDone<Webhook> not -> list(group, viewer, url, events, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/{id}")
    ModelAndView one(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        Group group = owned(slug, viewer);
        ModelAndView page = page("webhook", group);
        page.addObject("webhook", webhook(group, id, viewer));
        page.addObject("deliveries", webhooks.deliveries(viewer, id, cursor));
        page.addObject("isFirst", cursor == null);
        return page;
    }

    @PostMapping("/{id}/ping")
    String ping(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            Viewer viewer,
            RedirectAttributes next) {
        return back(slug, id, webhooks.ping(viewer, id), "notice.webhook-ping", next);
    }

    @PostMapping("/{id}/state")
    String state(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam String state,
            Viewer viewer,
            RedirectAttributes next) {
        String notice = state.equals("paused") ? "notice.webhook-paused" : "notice.webhook-active";
        return back(slug, id, webhooks.edit(viewer, id, version, Map.of("state", state)), notice, next);
    }

    @PostMapping("/{id}/secret")
    Object secret(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            @RequestParam long version,
            Viewer viewer,
            RedirectAttributes next) {
        Group group = owned(slug, viewer);
        Answer<Webhook> answer = webhooks.rotate(viewer, id, version);
        return answer instanceof Answer.Done<Webhook>(Webhook webhook)
                ? secret(group, webhook)
                : back(slug, id, answer, "notice.not-done", next);
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    String replay(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            @PathVariable String delivery,
            Viewer viewer,
            RedirectAttributes next) {
        return back(slug, id, webhooks.replay(viewer, id, delivery), "notice.webhook-replayed", next);
    }

    /** Sends everything again that happened since the beginning of a day. */
    @PostMapping("/{id}/replay")
    String replaySince(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String since,
            Viewer viewer,
            RedirectAttributes next) {
        try {
            String begin = LocalDate.parse(since)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toString();
            return back(slug, id, webhooks.replaySince(viewer, id, begin), "notice.webhook-replayed", next);
        } catch (DateTimeParseException noDay) {
            next.addFlashAttribute("notice", "notice.webhook-no-day");
            return "redirect:" + base(slug) + "/" + id;
        }
    }

    @PostMapping("/{id}/delete")
    String delete(
            @PathVariable(required = false) @Nullable String slug,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:" + base(slug) + "/" + id;
        }
        boolean isDone = webhooks.delete(viewer, id, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.webhook-deleted" : "notice.not-done");
        return "redirect:" + base(slug) + (isDone ? "" : "/" + id);
    }

    private static String back(
            @Nullable String slug, String id, Answer<?> answer, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", answer instanceof Answer.Done<?> ? notice : "notice.not-done");
        return "redirect:" + base(slug) + "/" + id;
    }

    /** The page that shows a new secret; it is on no other page and in no cache. */
    private static ModelAndView secret(@Nullable Group group, Webhook webhook) {
        ModelAndView page = page("webhook-secret", group);
        page.addObject("webhook", webhook);
        return page;
    }

    private ModelAndView list(
            @Nullable Group group, Viewer viewer, String url, List<String> events, FormErrors errors) {
        ModelAndView page = page("webhooks", group);
        page.addObject(
                "webhooks",
                webhooks.of(viewer, group == null ? null : group.id()).items());
        page.addObject("url", url);
        page.addObject("kinds", Webhook.EVENTS);
        page.addObject("chosen", events);
        page.addObject("errors", errors);
        page.setStatus(errors.isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    private static ModelAndView page(String template, @Nullable Group group) {
        ModelAndView page = new ModelAndView(template);
        page.addObject("group", group);
        page.addObject("base", base(group == null ? null : group.slug()));
        return page;
    }

    private static String base(@Nullable String slug) {
        return slug == null ? "/webhooks" : "/groups/" + slug + "/webhooks";
    }

    private Webhook webhook(@Nullable Group group, String id, Viewer viewer) {
        Webhook webhook = webhooks.webhook(viewer, id);
        if (!java.util.Objects.equals(webhook.groupId(), group == null ? null : group.id())) {
            throw new NotFound("webhook");
        }
        return webhook;
    }

    /** The group, when this person looks after it; null for everything, when this person is a coordinator. */
    private @Nullable Group owned(@Nullable String slug, Viewer viewer) {
        if (slug != null) {
            return roster.organizedGroup(viewer, slug);
        }
        roster.requireCoordinator(viewer);
        return null;
    }
}
