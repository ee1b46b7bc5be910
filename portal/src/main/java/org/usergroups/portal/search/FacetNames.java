package org.usergroups.portal.search;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.pages.TopicNames;

/** The values of facets as people say them. */
@Component
class FacetNames {
    private final Places places;
    private final TopicNames topics;
    private final MessageSource messages;

    FacetNames(Places places, TopicNames topics, MessageSource messages) {
        this.places = places;
        this.topics = topics;
        this.messages = messages;
    }

    String name(String facet, String value) {
        return switch (facet) {
            case "country" -> places.country(value);
            case "language" -> places.language(value);
            case "topic" -> topics.name(value);
            case "type" -> message("types." + value, value);
            case "online" -> message("search.online", value);
            case "access" -> message("access." + value, value);
            case "status" -> message("status." + value, value);
            default -> value;
        };
    }

    private String message(String key, String otherwise) {
        String message = messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
        return message == null ? otherwise : message;
    }
}
