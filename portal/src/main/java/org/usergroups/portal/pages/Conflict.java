package org.usergroups.portal.pages;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page for an edit that came too late: both texts of each field that differs, and a choice between them. */
public final class Conflict {
    private Conflict() {}

    /**
     * @param title what was edited
     * @param action where the form goes that was sent
     * @param version the newest version, over which the choice is saved
     */
    public static ModelAndView page(String title, String action, long version, List<Difference> differences) {
        ModelAndView page = new ModelAndView("conflict");
        page.setStatus(HttpStatus.PRECONDITION_FAILED);
        page.addObject("title", title);
        page.addObject("action", action);
        page.addObject("version", version);
        page.addObject("differences", differences);
        return page;
    }
}
