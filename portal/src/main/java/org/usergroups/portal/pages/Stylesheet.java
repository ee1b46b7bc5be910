package org.usergroups.portal.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All style files as one, under a name that changes with its content, so that it may be kept for a year. */
@Controller
class Stylesheet {
    private static final List<String> FIRST = List.of("tokens.css", "fonts.css", "base.css", "layout.css");

    private final String text;
    private final String path;

    Stylesheet(ResourcePatternResolver resources) throws IOException {
        Stream<Resource> first = FIRST.stream().map(name -> resources.getResource("classpath:/static/css/" + name));
        Stream<Resource> components = Arrays.stream(resources.getResources("classpath:/static/css/components/*.css"))
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())));
        this.text = Stream.concat(first, components).map(Stylesheet::read).collect(Collectors.joining("\n"));
        this.path = "/style-" + digest(text) + ".css";
    }

    String path() {
        return path;
    }

    @GetMapping("/style-{digest}.css")
    ResponseEntity<String> stylesheet() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(text);
    }

    /** The same under a name that never changes, for the roster's own pages under {@code /account}. */
    @GetMapping("/css/site.css")
    ResponseEntity<String> site() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .body(text);
    }

    /** Without comments and without the blanks that only people need. */
    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("\\s+", " ")
                    .replaceAll(" ?([{};,]) ?", "$1")
                    .replace(": ", ":")
                    .replace(";}", "}")
                    .strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
