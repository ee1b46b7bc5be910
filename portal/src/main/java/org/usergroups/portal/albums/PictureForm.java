package org.usergroups.portal.albums;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.usergroups.portal.pages.Words;

/** Several pictures at once: a file, what is to be seen, and a caption for each; credit and licence for all. */
public record PictureForm(
        List<MultipartFile> file,
        List<String> alt,
        List<String> caption,
        String credit,
        String licence,
        List<Outcome> outcomes) {

    public PictureForm(
            @Nullable List<MultipartFile> file,
            @Nullable List<String> alt,
            @Nullable List<String> caption,
            @Nullable String credit,
            @Nullable String licence,
            @Nullable List<Outcome> outcomes) {
        this.file = file == null ? List.of() : List.copyOf(file);
        this.alt = alt == null ? List.of() : List.copyOf(alt);
        this.caption = caption == null ? List.of() : List.copyOf(caption);
        this.credit = Words.of(credit);
        this.licence = Words.of(licence);
        this.outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    static PictureForm blank(int rows) {
        List<String> empty = IntStream.range(0, rows).mapToObj(row -> "").toList();
        return new PictureForm(null, empty, empty, null, null, null);
    }

    PictureForm with(List<Outcome> tried) {
        return new PictureForm(file, alt, caption, credit, licence, tried);
    }

    String altOf(int row) {
        return row < alt.size() ? Words.of(alt.get(row)) : "";
    }

    String captionOf(int row) {
        return row < caption.size() ? Words.of(caption.get(row)) : "";
    }

    boolean isDone() {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(outcome -> outcome.reason() == null);
    }

    boolean isRefused() {
        return outcomes.stream().anyMatch(outcome -> outcome.reason() != null);
    }

    /** The rows to show: of a form that was tried, those that failed, with what was typed. */
    public List<Row> rows() {
        if (outcomes.isEmpty()) {
            return IntStream.range(0, alt.size())
                    .mapToObj(row -> new Row(row, altOf(row), captionOf(row), null, null))
                    .toList();
        }
        return outcomes.stream()
                .filter(outcome -> outcome.reason() != null)
                .map(outcome -> new Row(
                        outcome.row(),
                        altOf(outcome.row()),
                        captionOf(outcome.row()),
                        outcome.name(),
                        outcome.reason()))
                .toList();
    }

    /** How many pictures were taken. */
    public long taken() {
        return outcomes.stream().filter(outcome -> outcome.reason() == null).count();
    }

    /** What became of one file; {@code reason} is null when it was taken. */
    public record Outcome(
            int row, @Nullable String name, @Nullable String reason) {}

    /** One row of the form. */
    public record Row(
            int number,
            String alt,
            String caption,
            @Nullable String name,
            @Nullable String reason) {}
}
