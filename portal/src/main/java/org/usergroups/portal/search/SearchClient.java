package org.usergroups.portal.search;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** search-service, as the pages use it. */
@Component
public class SearchClient {
    private static final ParameterizedTypeReference<Found> FOUND = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<CountryCount>> COUNTRIES =
            new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<Items<Sister>> SISTERS = new ParameterizedTypeReference<>() {};
    private static final int SISTERS_SHOWN = 4;

    private final ServiceCalls calls;

    SearchClient(@Qualifier("searchCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** Everything public is found by everybody, so no token is sent. */
    public Found search(SearchQuery query, int size) {
        List<SearchQuery.Parameter> parameters = query.parameters();
        StringBuilder template = new StringBuilder("/api/search?size={size}");
        parameters.forEach(
                parameter -> template.append('&').append(parameter.name()).append("={value}"));
        Stream<Object> values =
                Stream.concat(Stream.of(size), parameters.stream().map(SearchQuery.Parameter::value));
        return calls.get(Viewer.VISITOR, FOUND, template.toString(), values.toArray());
    }

    /** Meetings that begin at an instant or later, the earliest first. */
    public Found meetingsFrom(Instant from, int size) {
        return calls.get(
                Viewer.VISITOR, FOUND, "/api/search?type=meeting&from={from}&size={size}", from.toString(), size);
    }

    /** Groups in other countries that are most like one. */
    public Items<Sister> sisters(String groupId) {
        return calls.get(
                Viewer.VISITOR, SISTERS, "/api/search/groups/{id}/sisters?size={size}", groupId, SISTERS_SHOWN);
    }

    public Items<CountryCount> countries() {
        return calls.get(Viewer.VISITOR, COUNTRIES, "/api/search/countries");
    }
}
