package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TemplatesTest {
    private static final Pattern MESSAGE =
            Pattern.compile("#\\{([a-z][\\w.-]*)[({}]|(?:label|hint)='([\\w.-]+)'|empty :: of\\('([\\w.-]+)'");

    @Test
    void everyMessageOfATemplateExists() throws IOException {
        Properties messages = new Properties();
        try (InputStream file = new ClassPathResource("messages.properties").getInputStream()) {
            messages.load(file);
        }
        Set<String> missing = new TreeSet<>();
        for (Resource template :
                new PathMatchingResourcePatternResolver().getResources("classpath:/templates/**/*.html")) {
            MESSAGE.matcher(template.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .map(TemplatesTest::key)
                    .filter(key -> !messages.containsKey(key))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    private static String key(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : found.group(3);
    }

    @Test
    void unescapedTextIsOnlyWhatAServiceOrWeHaveMadeSafe() throws IOException {
        Set<String> unescaped = new TreeSet<>();
        for (Resource template :
                new PathMatchingResourcePatternResolver().getResources("classpath:/templates/**/*.html")) {
            Pattern.compile("th:utext=\"([^\"]*)\"")
                    .matcher(template.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> unescaped.add(found.group(1)));
        }
        assertThat(unescaped)
                .containsExactlyInAnyOrder("${post.html()}", "${preview}", "${#links.marked(part)}", "${linked}");
    }
}
