package org.usergroups.portal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a search is narrowed to, by its words and by its filters, so that each can be taken away. */
@Component
class Conditions {
    /** As search says which city of several it means: “Lyon, FR-ARA”. */
    private static final Pattern OF_REGION = Pattern.compile("(.+), ([A-Z]{2})-[A-Z0-9]{1,3}");

    private final FacetNames names;
    private final MessageSource messages;

    Conditions(FacetNames names, MessageSource messages) {
        this.names = names;
        this.messages = messages;
    }

    List<Condition> of(SearchQuery query, Found found) {
        List<Condition> conditions = new ArrayList<>();
        found.understood().stream()
                .filter(Conditions::isNarrowing)
                .forEach(part ->
                        conditions.add(new Condition(part.kind(), name(part), query.withWords(part.without()))));
        query.filters()
                .forEach((filter, values) -> conditions.addAll(
                        switch (filter) {
                            case "radius", "sort" -> List.of();
                            case "near" -> List.of(near(query, values.getFirst()));
                            case "bbox" -> List.of(part(query));
                            case "city", "subdivision" -> places(query, filter, values, found);
                            default -> ofValues(query, filter, values);
                        }));
        return conditions;
    }

    /** The word “groups” brings groups to the front, as every search does, and keeps nothing else away. */
    private static boolean isNarrowing(Found.Understood part) {
        return !(part.kind().equals("type") && part.name().equals("group"));
    }

    /** A language comes with its name already; of types, access and topics the name is found by the key. */
    private String name(Found.Understood part) {
        Double kilometres = part.kilometres();
        if (kilometres != null) {
            return within((int) Math.round(kilometres), part.name());
        }
        return part.kind().equals("language") ? part.name() : names.name(part.kind(), part.name());
    }

    private List<Condition> ofValues(SearchQuery query, String filter, List<String> values) {
        if (filter.equals("status") && values.size() == SearchQuery.STATUSES.size()) {
            return List.of(new Condition(filter, names.name(filter, "any"), query.without(filter)));
        }
        return values.stream()
                .map(value -> new Condition(filter, names.name(filter, value), query.without(filter, value)))
                .toList();
    }

    /** Regions and cities, of which an address has only codes and numbers: what was found says their names. */
    private List<Condition> places(SearchQuery query, String filter, List<String> values, Found found) {
        return values.stream()
                .map(value -> new Condition(filter, place(filter, value, found), query.without(filter, value)))
                .toList();
    }

    private String place(String filter, String value, Found found) {
        String counted = names.counted(filter, value, found);
        return counted == null ? (filter.equals("city") ? message("search.city") : value) : counted;
    }

    private Condition near(SearchQuery query, String place) {
        Matcher ofRegion = OF_REGION.matcher(place);
        String name = ofRegion.matches() ? ofRegion.group(1) + ", " + names.name("country", ofRegion.group(2)) : place;
        return new Condition("near", within(query.radius(), name), query.without("near"));
    }

    /** A circle as people say it. */
    String within(int kilometres, String place) {
        return message("search.within", kilometres(kilometres), place);
    }

    /** A distance as people say it. */
    String kilometres(int distance) {
        return message("search.kilometres", distance);
    }

    private Condition part(SearchQuery query) {
        return new Condition("bbox", message("search.part"), query.without("bbox"));
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
