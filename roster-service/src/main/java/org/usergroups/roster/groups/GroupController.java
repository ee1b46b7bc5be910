package org.usergroups.roster.groups;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import org.usergroups.roster.Allowance;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/roster/groups")
class GroupController {

    private static final Duration DAY = Duration.ofDays(1);

    private final Groups groups;
    private final Selections selections;
    private final Accounts accounts;
    private final Audit audit;
    private final Rights rights;
    private final ReadyEntries entries;
    private final GroupViews views;
    private final Forms forms;
    private final Edits edits;
    private final MergePatch mergePatch;
    private final Allowance allowance;
    private final RosterProperties properties;
    private final Ids ids;

    GroupController(
            Groups groups,
            Selections selections,
            Accounts accounts,
            Audit audit,
            Rights rights,
            ReadyEntries entries,
            GroupViews views,
            Forms forms,
            Edits edits,
            MergePatch mergePatch,
            Allowance allowance,
            RosterProperties properties,
            Ids ids) {
        this.groups = groups;
        this.selections = selections;
        this.accounts = accounts;
        this.audit = audit;
        this.rights = rights;
        this.entries = entries;
        this.views = views;
        this.forms = forms;
        this.edits = edits;
        this.mergePatch = mergePatch;
        this.allowance = allowance;
        this.properties = properties;
        this.ids = ids;
    }

    /** Registers a group; the caller becomes its first organizer. */
    @PostMapping
    ResponseEntity<GroupView> register(
            @RequestBody GroupForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var said = forms.read(form).orRefuse();
        var id = ids.forRequest(caller.memberId(), "groups", key);
        var isMember = accounts.find(caller.memberId()).isPresent();
        var isRepeated = key != null && groups.find(id).isPresent();
        if (!isRepeated
                && !caller.coordinator()
                && !allowance.admits("groups of", caller.memberId(), properties.registrationsPerDay(), DAY)) {
            throw Problem.tooMany(
                    "You have registered many groups today. Go on tomorrow, or ask a coordinator to import them.");
        }
        var registered = groups.register(id, said, isMember ? caller.memberId() : null);
        if (registered.version() == 1) {
            // After a crash in between, the same request with its key finds the group and makes up for it: but not once
            // anything has changed, since whoever began a group may have left it.
            accounts.addMembership(caller.memberId(), registered.id(), Rights.ORGANIZER);
        }
        return Versions.created("/api/roster/groups/" + registered.id(), registered.version(), views.of(registered));
    }

    @GetMapping(path = "/{slugOrId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<byte[]> read(@PathVariable String slugOrId) {
        var entry = entries.get(slugOrId);
        return Versions.answer(entry.group().version(), entry.json());
    }

    /**
     * Groups by slug.
     *
     * @param country by code or by name
     * @param status which ones, each in a parameter of its own or with commas between them; all but archived ones if it is left out
     */
    @GetMapping
    Page<GroupView> list(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size) {
        var count = Page.size(size);
        var after = cursor == null ? null : Page.key(cursor);
        var errors = new FieldErrors();
        var selection = selections.read(country, status, null, errors);
        errors.refuse();
        var some =
                groups.selected(selection.statuses().isEmpty() ? selection.unarchived() : selection, after, count + 1);
        return Page.of(views.of(some), count, view -> view, GroupView::slug);
    }

    /**
     * Changes what the entry says.
     *
     * @param why what the history is to say of it
     */
    @PatchMapping(path = "/{slugOrId}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<GroupView> edit(
            @PathVariable String slugOrId,
            @RequestBody JsonNode patch,
            @RequestParam(defaultValue = "") String why,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = groups.get(slugOrId);
        rights.requireTranslator(caller, before.id());
        Versions.require(ifMatch, before.version());
        new FieldErrors().text(why, "why", 300).refuse();
        var form = mergePatch
                .apply(GroupForm.of(before.state()), patch, GroupForm.class)
                .changing(before.state());
        var said = forms.read(form).orRefuse();
        if (!said.isTranslationOf(before.state())) {
            rights.requireOrganizer(caller, before.id());
        }
        var after = edits.edit(before, said, caller, why.strip());
        return Versions.answer(after.version(), views.of(after));
    }

    /**
     * Stops what waits for objections.
     *
     * @param change the id of one change; all are stopped if it is left out
     */
    @DeleteMapping("/{slugOrId}/pending")
    ResponseEntity<GroupView> stop(
            @PathVariable String slugOrId, @RequestParam(required = false) @Nullable String change, Caller caller) {
        var before = groups.get(slugOrId);
        rights.requireOrganizer(caller, before.id());
        if (!accounts.isOrganizer(caller.memberId(), before.id())) {
            before.state().pending().stream()
                    .map(Group.Pending::id)
                    .filter(id -> change == null || id.equals(change))
                    .forEach(id -> audit.write(
                            "stop " + id,
                            Deed.CHANGE_STOPPED,
                            caller.memberId(),
                            before.id(),
                            before.state().name(),
                            ""));
        }
        var after = edits.stop(before, change, caller);
        return Versions.answer(after.version(), views.of(after));
    }

    /** Deletes a group. Where several look after it, that waits three days for their objections; the answer is 202 then. */
    @DeleteMapping("/{slugOrId}")
    @ApiResponse(responseCode = "204", content = @Content)
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<GroupView> delete(
            @PathVariable String slugOrId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = groups.get(slugOrId);
        rights.requireOrganizer(caller, before.id());
        Versions.require(ifMatch, before.version());
        if (!accounts.isOrganizer(caller.memberId(), before.id())) {
            audit.write(
                    "delete %s %d".formatted(before.id(), before.version()),
                    Deed.DELETED,
                    caller.memberId(),
                    before.id(),
                    before.state().name(),
                    "");
        }
        return edits.delete(before, caller)
                .map(waiting -> ResponseEntity.accepted().body(views.of(waiting)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
