package org.usergroups.portal.starting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Mentoring;

/** What a mentor offers, as it is typed. */
public record OfferForm(
        String languages,
        String countries,
        String topics,
        String city,
        String country,
        String atATime,
        String sentence,
        String paused) {

    static final OfferForm EMPTY = new OfferForm(null, null, null, null, null, "1", null, null);

    public OfferForm(
            @Nullable String languages,
            @Nullable String countries,
            @Nullable String topics,
            @Nullable String city,
            @Nullable String country,
            @Nullable String atATime,
            @Nullable String sentence,
            @Nullable String paused) {
        this.languages = Words.of(languages);
        this.countries = Words.of(countries);
        this.topics = Words.of(topics);
        this.city = Words.of(city);
        this.country = Words.of(country);
        this.atATime = Words.of(atATime);
        this.sentence = Words.of(sentence);
        this.paused = Words.of(paused);
    }

    static OfferForm of(Mentoring.@Nullable Offer offer) {
        return offer == null
                ? EMPTY
                : new OfferForm(
                        String.join(", ", offer.languages()),
                        String.join(", ", offer.countries()),
                        String.join(", ", offer.topics()),
                        offer.city(),
                        offer.country(),
                        String.valueOf(offer.atATime()),
                        offer.sentence(),
                        String.valueOf(offer.paused()));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("languages", Words.list(languages));
        fields.put("countries", Words.list(countries));
        fields.put("topics", Words.list(topics));
        fields.put("city", city);
        fields.put("country", country);
        // What is no number is one that the service refuses with a sentence.
        fields.put("atATime", atATime.matches("\\d{1,4}") ? Integer.parseInt(atATime) : 0);
        fields.put("sentence", sentence);
        fields.put("paused", paused.equals("true"));
        return fields;
    }
}
