package org.usergroups.portal.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.usergroups.portal.pages.Moments;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.pages.TopicNames;

/** The values of facets as people say them. */
@Component
public class FacetNames {
    private final Places places;
    private final TopicNames topics;
    private final Moments moments;
    private final MessageSource messages;

    FacetNames(Places places, TopicNames topics, Moments moments, MessageSource messages) {
        this.moments = moments;
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
            case "lookingFor" -> message("wish." + value, value);
            case "from", "since" -> moments.day(LocalDate.parse(value));
            default -> value;
        };
    }

    /** Of a value that was counted; an address has only codes of regions and numbers of cities, so their names come with the count. */
    private String name(String facet, Found.Count count) {
        return count.name() == null ? name(facet, count.value()) : count.name();
    }

    /** Of a value that is chosen; null if it is known by its count alone, and was not counted. */
    @Nullable
    String counted(String facet, String value, Found found) {
        return found.facet(facet).stream()
                .filter(count -> count.value().equals(value))
                .map(Found.Count::name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The values of a facet that were found, each with the search in which it is switched; none that no filter takes. */
    public List<Facet.Choice> choices(SearchQuery query, String facet, Found found) {
        return found.facet(facet).stream()
                .filter(count -> Filters.takes(facet, count.value()))
                .map(count -> {
                    boolean isChosen = query.has(facet, count.value());
                    SearchQuery switched =
                            isChosen ? query.without(facet, count.value()) : query.with(facet, count.value());
                    return new Facet.Choice(name(facet, count), count.count(), isChosen, switched.path());
                })
                .toList();
    }

    private String message(String key, String otherwise) {
        String message = messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
        return message == null ? otherwise : message;
    }
}
