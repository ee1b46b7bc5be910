package org.usergroups.portal.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.usergroups.portal.calls.Problem;

/** What is wrong with a form: a sentence beside each field, and one above all of them. */
public record FormErrors(@Nullable String sentence, Map<String, String> fields) {
    /** Nothing is wrong. */
    public static final FormErrors NONE = new FormErrors(null, Map.of());

    /** From what a service said. */
    public static FormErrors of(Problem problem) {
        return of(problem, "");
    }

    /** From what a service said of fields whose names begin with {@code prefix} there, and do not in the form. */
    public static FormErrors of(Problem problem, String prefix) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Problem.FieldError error : problem.errors()) {
            String message = error.message() == null ? problem.sentence() : error.message();
            String field = error.field() == null ? "" : error.field();
            fields.putIfAbsent(fieldName(field.startsWith(prefix) ? field.substring(prefix.length()) : field), message);
        }
        return new FormErrors(problem.sentence(), fields);
    }

    /** One field is wrong. */
    public static FormErrors of(String field, String message) {
        return new FormErrors(message, Map.of(field, message));
    }

    /** The page of a form with these errors, under the status 422 if there are any. */
    public ModelAndView page(String template) {
        ModelAndView page = new ModelAndView(template);
        page.addObject("errors", this);
        page.setStatus(isAny() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    /** The sentence beside a field, null when it is right. */
    public @Nullable String at(String field) {
        return fields.get(field);
    }

    public boolean isAny() {
        return sentence != null || !fields.isEmpty();
    }

    /** {@code channels} for {@code channels[0].url} and for {@code /channels/0/url}. */
    private static String fieldName(String field) {
        String name = field.startsWith("/") ? field.substring(1) : field;
        return name.split("[.\\[/]", 2)[0];
    }
}
