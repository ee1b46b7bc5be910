package org.usergroups.portal.search;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.pages.TopicNames;

/** The values of facets as people say them. */
@Component
public class FacetNames {
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
            case "featured" -> message("featured." + value, value);
            case "has" -> message("has." + value, value);
            default -> value;
        };
    }

    /** The values of a facet that were found, each with the search in which it is switched. */
    public List<Facet.Choice> choices(SearchQuery query, String facet, Found found) {
        return found.facet(facet).stream()
                .map(count -> {
                    boolean isChosen = query.has(facet, count.value());
                    SearchQuery switched =
                            isChosen ? query.without(facet, count.value()) : query.with(facet, count.value());
                    return new Facet.Choice(name(facet, count.value()), count.count(), isChosen, switched.path());
                })
                .toList();
    }

    private String message(String key, String otherwise) {
        String message = messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
        return message == null ? otherwise : message;
    }
}
