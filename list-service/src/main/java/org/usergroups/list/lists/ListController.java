package org.usergroups.list.lists;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.list.roster.Groups;
import org.usergroups.list.roster.Members;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import tools.jackson.databind.JsonNode;

/** Lists: open, read, change, delete. */
@RestController
@RequestMapping("/api/list/lists")
class ListController {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 5_000;

    private final MailingLists lists;
    private final ListAddresses addresses;
    private final Groups groups;
    private final Members members;
    private final SubscriberCount subscribers;
    private final MergePatch patches;
    private final Ids ids;

    /** What a new list needs. */
    record NewList(
            @Nullable String groupId,
            @Nullable String name,
            @Nullable String title,
            @Nullable String description) {}

    /** What of a list can be changed. */
    record Description(@Nullable String title, @Nullable String description) {}

    /**
     * A list as the API tells it.
     *
     * @param subscribers how many there are, for those who run the list; null for others
     */
    record Answer(
            String id,
            long version,
            String groupId,
            String name,
            String address,
            String title,
            String description,
            @Nullable Long subscribers) {}

    ListController(
            MailingLists lists,
            ListAddresses addresses,
            Groups groups,
            Members members,
            SubscriberCount subscribers,
            MergePatch patches,
            Ids ids) {
        this.lists = lists;
        this.addresses = addresses;
        this.groups = groups;
        this.members = members;
        this.subscribers = subscribers;
        this.patches = patches;
        this.ids = ids;
    }

    @PostMapping
    ResponseEntity<Answer> open(
            @RequestBody NewList form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var list = checked(form);
        members.requireRunningListsOf(list.groupId(), caller);
        if (groups.byId(list.groupId()).isEmpty()) {
            throw Problem.invalid("groupId", "There is no such group.");
        }
        var id = key == null ? ids.next() : Ids.of(caller.memberId(), "/api/list/lists", key);
        var stored = opened(id, list);
        return ResponseEntity.created(
                        URI.create("/api/list/lists/" + stored.state().name()))
                .eTag(Versions.etag(stored.version()))
                .body(answer(stored, true));
    }

    @GetMapping
    Page<Answer> lists(
            @RequestParam @Nullable String group,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer size,
            Optional<Caller> caller) {
        var limit = Page.size(size);
        var found = lists.find(group, cursor == null ? null : Page.key(cursor), limit + 1);
        return Page.of(
                found,
                limit,
                list -> answer(list, members.mayRunListsOf(list.state().groupId(), caller)),
                list -> list.state().name());
    }

    @GetMapping("/{name}")
    ResponseEntity<Answer> list(@PathVariable String name, Optional<Caller> caller) {
        var list = lists.require(name);
        var runs = members.mayRunListsOf(list.state().groupId(), caller);
        return ResponseEntity.ok()
                .eTag(Versions.etag(list.version()))
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .body(answer(list, runs));
    }

    @PatchMapping(path = "/{name}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<Answer> change(
            @PathVariable String name,
            @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var list = lists.require(name);
        members.requireRunningListsOf(list.state().groupId(), caller);
        Versions.require(ifMatch, list.version());
        var before = new Description(list.state().title(), list.state().description());
        var after = patches.apply(before, patch, Description.class);
        var errors = new FieldErrors();
        check(errors, after.title(), after.description());
        errors.refuse();
        var saved = lists.save(list, list.state().described(text(after.title()), text(after.description())));
        return Versions.answer(saved.version(), answer(saved, true));
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> delete(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var list = lists.require(name);
        members.requireRunningListsOf(list.state().groupId(), caller);
        Versions.require(ifMatch, list.version());
        lists.delete(list);
        return ResponseEntity.noContent().build();
    }

    private Stored<MailingList> opened(String id, MailingList list) {
        try {
            return lists.open(id, list);
        } catch (AlreadyExists exists) {
            return lists.byId(id)
                    .orElseThrow(() -> Problem.conflict(
                            "list-name-taken",
                            "This name is taken",
                            "There is a list “%s” already. Choose another name.".formatted(list.name())));
        }
    }

    private static MailingList checked(NewList form) {
        var errors = new FieldErrors().required(form.groupId(), "groupId", 100).required(form.name(), "name", 100);
        if (form.name() != null && !form.name().isBlank()) {
            ListName.objection(form.name()).ifPresent(objection -> errors.add("name", objection));
        }
        check(errors, form.title(), form.description());
        errors.refuse();
        return new MailingList(text(form.groupId()), text(form.name()), text(form.title()), text(form.description()));
    }

    private static void check(FieldErrors errors, @Nullable String title, @Nullable String description) {
        errors.required(title, "title", LONGEST_TITLE)
                .check(title == null || !title.contains("\n"), "title", "Must be a single line.")
                .text(description, "description", LONGEST_DESCRIPTION);
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked.strip();
    }

    private Answer answer(Stored<MailingList> stored, boolean forOrganizers) {
        var list = stored.state();
        return new Answer(
                stored.id(),
                stored.version(),
                list.groupId(),
                list.name(),
                addresses.posting(list.name()),
                list.title(),
                list.description(),
                forOrganizers ? subscribers.of(stored.id()) : null);
    }
}
