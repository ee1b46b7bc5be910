package org.usergroups.platform.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in a person's words why JSON could not be read. */
final class Unreadable {

    private Unreadable() {}

    static Problem problem(JacksonException failed) {
        return switch (failed) {
            case UnrecognizedPropertyException unknown ->
                Problem.malformed("There is no field “%s” here.".formatted(unknown.getPropertyName()));
            case DatabindException mismatch ->
                Problem.malformed("The field “%s” has a value of the wrong form.".formatted(path(mismatch)));
            default -> {
                var place = failed.getLocation();
                yield Problem.malformed(
                        place == null
                                ? "The body is not JSON."
                                : "The body is not JSON: something is wrong at line %d, column %d."
                                        .formatted(place.getLineNr(), place.getColumnNr()));
            }
        };
    }

    private static String path(JacksonException failed) {
        return failed.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
