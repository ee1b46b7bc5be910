package org.usergroups.portal.room;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.NotAllowed;
import org.usergroups.portal.calls.SignInNeeded;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.ImportClient;
import org.usergroups.portal.roster.ImportJob;
import org.usergroups.portal.signin.Viewer;

/** A coordinator brings in many groups at once: sends a file, sees what would happen, and imports it for real. */
@Controller
@RequestMapping("/import")
class ImportPages {
    private static final List<String> FORMATS = List.of("csv", "jsonl", "geojson", "ics");
    private static final List<String> RESULTS =
            List.of("rejected", "kept", "changed", "created", "unchanged", "waiting");
    private static final int SECONDS_BETWEEN_LOOKS = 3;

    private final ImportClient imports;

    ImportPages(ImportClient imports) {
        this.imports = imports;
    }

    @GetMapping
    ModelAndView blank(Viewer viewer) {
        onlyCoordinators(viewer);
        return form(viewer, "", "", true, FormErrors.NONE);
    }

    @PostMapping
    ModelAndView send(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(required = false) @Nullable String dry,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer) {
        onlyCoordinators(viewer);
        String said = format.isEmpty() ? byName(Objects.requireNonNullElse(file.getOriginalFilename(), "")) : format;
        return switch (imports.begin(viewer, file.getResource(), said, dry != null, group.strip(), key)) {
            case Answer.Done<ImportJob>(ImportJob job) -> new ModelAndView("redirect:/import/" + job.id());
            case Answer.NotDone<ImportJob> not ->
                form(viewer, format, group, dry != null, FormErrors.of(not.problem()));
        };
    }

    private static String byName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "ndjson", "jsonlines" -> "jsonl";
            case "json" -> "geojson";
            case "tsv", "txt" -> "csv";
            case "ical", "ifb" -> "ics";
            default -> ending;
        };
    }

    @GetMapping("/{id}")
    ModelAndView one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        onlyCoordinators(viewer);
        ImportJob job = imports.job(viewer, id);
        String shown = result == null ? (job.rejected() > 0 ? "rejected" : "") : result;
        ModelAndView page = new ModelAndView("import-one");
        page.addObject("job", job);
        page.addObject("results", RESULTS);
        page.addObject("shown", shown);
        page.addObject("isFirst", cursor == null);
        page.addObject("rows", job.isOver() ? imports.rows(viewer, id, shown, cursor) : Items.none());
        if (!job.isOver()) {
            page.addObject("refresh", SECONDS_BETWEEN_LOOKS);
        }
        return page;
    }

    @PostMapping("/{id}/run")
    String run(@PathVariable String id, Viewer viewer, RedirectAttributes next) {
        onlyCoordinators(viewer);
        return back(id, imports.run(viewer, id), "notice.import-running", next);
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String id, Viewer viewer, RedirectAttributes next) {
        onlyCoordinators(viewer);
        return back(id, imports.cancel(viewer, id), "notice.import-cancelled", next);
    }

    private static String back(String id, Answer<?> answer, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", answer instanceof Answer.Done<?> ? notice : "notice.not-done");
        return "redirect:/import/" + id;
    }

    private static void onlyCoordinators(Viewer viewer) {
        if (!viewer.isSignedIn()) {
            throw new SignInNeeded();
        }
        if (!viewer.coordinator()) {
            throw new NotAllowed("not a coordinator");
        }
    }

    private ModelAndView form(Viewer viewer, String format, String group, boolean isTried, FormErrors errors) {
        ModelAndView page = errors.page("import");
        page.addObject("formats", FORMATS);
        page.addObject("format", format);
        page.addObject("group", group);
        page.addObject("isTried", isTried);
        page.addObject("jobs", imports.last(viewer).items());
        return page;
    }
}
