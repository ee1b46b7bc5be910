package org.usergroups.portal.room;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.NotAllowed;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.calls.SignInNeeded;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.ImportReport;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** A coordinator brings in many groups at once, from a file of JSON lines. */
@Controller
class ImportPage {
    private final RosterClient roster;

    ImportPage(RosterClient roster) {
        this.roster = roster;
    }

    @GetMapping("/import")
    ModelAndView blank(Viewer viewer) {
        onlyCoordinators(viewer);
        return page(null, FormErrors.NONE);
    }

    @PostMapping("/import")
    ModelAndView importLines(@RequestParam MultipartFile file, Viewer viewer) {
        onlyCoordinators(viewer);
        return switch (roster.importLines(viewer, file.getResource())) {
            case Answer.Done<ImportReport>(ImportReport report) -> page(report, FormErrors.NONE);
            case Answer.Refused<ImportReport>(Problem problem) -> page(null, FormErrors.of(problem));
            case Answer.Stale<ImportReport>(Problem problem) -> page(null, FormErrors.of(problem));
        };
    }

    private static void onlyCoordinators(Viewer viewer) {
        if (!viewer.isSignedIn()) {
            throw new SignInNeeded();
        }
        if (!viewer.coordinator()) {
            throw new NotAllowed("not a coordinator");
        }
    }

    private static ModelAndView page(@Nullable ImportReport report, FormErrors errors) {
        ModelAndView page = new ModelAndView("import");
        page.setStatus(errors.isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        page.addObject("report", report);
        page.addObject("errors", errors);
        return page;
    }
}
