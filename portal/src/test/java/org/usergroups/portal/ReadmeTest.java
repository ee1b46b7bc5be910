package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The README has a row for every page, and for no other. */
class ReadmeTest extends RunningPortal {
    private static final Pattern ADDRESS = Pattern.compile("`(/[^` ?]*)");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void tableOfPagesNamesEveryPage() throws IOException {
        assertThat(written()).containsExactlyElementsOf(served());
    }

    private Set<String> served() {
        Set<String> pages = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            boolean isOurs = method.getBeanType().getName().startsWith("org.usergroups.portal.");
            if (isOurs && mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                pages.addAll(mapping.getPatternValues());
            }
        });
        return pages;
    }

    private static Set<String> written() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("## Pages"), readme.indexOf("## What goes through unread"));
        return table.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .flatMap(addresses -> ADDRESS.matcher(addresses).results())
                .map((MatchResult address) -> address.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
