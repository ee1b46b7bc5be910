package org.usergroups.portal.pages;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.usergroups.platform.topics.Topics;

/** Topics as people write them, where services have their keys. */
@Component
public class TopicNames {
    private final Topics topics;

    TopicNames(Topics topics) {
        this.topics = topics;
    }

    /** The name of a known topic in the language of the page, any other as it is. */
    public String name(String topic) {
        return topics.name(topic, LocaleContextHolder.getLocale());
    }

    /** Several names in one line. */
    public String names(Collection<String> keys) {
        return keys.stream().map(this::name).collect(Collectors.joining(", "));
    }
}
