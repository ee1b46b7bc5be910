package org.usergroups.portal.starting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;

/** That somebody wants a group in a city, as it is typed. */
public record PinForm(
        String city, String country, String topics, String email, String name, String sentence, String helps) {

    public PinForm(
            @Nullable String city,
            @Nullable String country,
            @Nullable String topics,
            @Nullable String email,
            @Nullable String name,
            @Nullable String sentence,
            @Nullable String helps) {
        this.city = Words.of(city);
        this.country = Words.of(country);
        this.topics = Words.of(topics);
        this.email = Words.of(email);
        this.name = Words.of(name);
        this.sentence = Words.of(sentence);
        this.helps = Words.of(helps);
    }

    static PinForm of(@Nullable String city, @Nullable String country, @Nullable String topic) {
        return new PinForm(city, country, topic, null, null, null, null);
    }

    Map<String, ?> fields() {
        return Map.of(
                "city", city,
                "country", country,
                "topics", Words.list(topics),
                "email", email,
                "name", name,
                "sentence", sentence,
                "helps", helps.equals("true"));
    }
}
