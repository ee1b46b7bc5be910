package org.usergroups.roster.mentors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.pins.Pin;

class MatchingTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Pin.Spot PORTO = new Pin.Spot(1, "Porto", null, "PT", 41.15, -8.61, "Europe/Lisbon");
    private static final Pin.Spot VIGO = new Pin.Spot(2, "Vigo", null, "ES", 42.23, -8.72, "Europe/Madrid");
    private static final Pin.Spot SEVILLE = new Pin.Spot(3, "Seville", null, "ES", 37.38, -5.97, "Europe/Madrid");
    private static final Pin.Spot NAIROBI = new Pin.Spot(4, "Nairobi", null, "KE", -1.28, 36.81, "Africa/Nairobi");
    private static final Pin.Spot RECIFE = new Pin.Spot(5, "Recife", null, "BR", -8.05, -34.88, "America/Recife");
    private static final Pin.Spot TOKYO = new Pin.Spot(6, "Tokyo", null, "JP", 35.69, 139.69, "Asia/Tokyo");

    @Test
    void sameCountryComesFirstThenTheNearestThenTheSameTimeOfDay() {
        assertThat(best(
                        List.of(
                                offer("tokyo", TOKYO).made(),
                                offer("nairobi", NAIROBI).made(),
                                offer("seville", SEVILLE).made(),
                                offer("recife", RECIFE).made(),
                                offer("vigo", VIGO).made(),
                                offer("porto", PORTO).made()),
                        List.of()))
                .containsExactly("porto", "vigo", "seville", "nairobi", "recife", "tokyo");
    }

    @Test
    void whoSpeaksNoCommonLanguageIsNotAskedHoweverNear() {
        assertThat(best(
                        List.of(
                                offer("porto", PORTO).speaking("ja").made(),
                                offer("tokyo", TOKYO).speaking("pt-BR").made()),
                        List.of()))
                .containsExactly("tokyo");
    }

    @Test
    void whoHelpsInSomeCountriesAloneIsNotAskedForOthers() {
        assertThat(best(
                        List.of(
                                offer("vigo", VIGO).in("ES").made(),
                                offer("tokyo", TOKYO).in("PT", "JP").made()),
                        List.of()))
                .containsExactly("tokyo");
    }

    @Test
    void atTheSameDistanceTheTopicDecidesThenTheRoom() {
        assertThat(best(
                        List.of(
                                offer("far-off", PORTO).about("crochet").made(),
                                offer("related", PORTO).about("sql").made(),
                                offer("busy", PORTO)
                                        .about("postgres")
                                        .holding(1)
                                        .made(),
                                offer("free", PORTO).about("postgres").made()),
                        List.of()))
                .containsExactly("free", "busy", "related", "far-off");
    }

    @Test
    void whoIsPausedOrFullOrHasPassedOrAsksIsLeftOut() {
        assertThat(best(
                        List.of(
                                offer("paused", PORTO).paused().made(),
                                offer("full", PORTO).holding(2).made(),
                                offer("passed", PORTO).made(),
                                offer("asker", PORTO).made(),
                                offer("other", TOKYO).made()),
                        List.of("passed")))
                .containsExactly("other");
    }

    private static List<String> best(List<Stored<Offer>> offers, List<String> passed) {
        var mentoring = new Mentoring(
                "asker",
                null,
                "Porto",
                "PT",
                PORTO.lat(),
                PORTO.lon(),
                PORTO.zone(),
                List.of("pt-PT"),
                List.of("postgres"),
                "",
                Mentoring.State.searching,
                null,
                passed,
                NOW,
                null,
                false,
                NOW);
        return Matching.best(offers, mentoring, NOW).stream().map(Stored::id).toList();
    }

    private static Offering offer(String id, Pin.Spot home) {
        return new Offering(id, home, List.of("pt"), List.of(), List.of(), 0, false);
    }

    private record Offering(
            String id,
            Pin.Spot home,
            List<String> languages,
            List<String> countries,
            List<String> topics,
            int taken,
            boolean isPaused) {

        Offering speaking(String tag) {
            return new Offering(id, home, List.of(tag), countries, topics, taken, isPaused);
        }

        Offering in(String... codes) {
            return new Offering(id, home, languages, List.of(codes), topics, taken, isPaused);
        }

        Offering about(String topic) {
            return new Offering(id, home, languages, countries, List.of(topic), taken, isPaused);
        }

        Offering holding(int places) {
            return new Offering(id, home, languages, countries, topics, places, isPaused);
        }

        Offering paused() {
            return new Offering(id, home, languages, countries, topics, taken, true);
        }

        Stored<Offer> made() {
            @Nullable Instant never = null;
            var places = IntStream.range(0, taken).mapToObj(String::valueOf).toList();
            return new Stored<>(
                    id,
                    1,
                    new Offer(
                            languages,
                            Offer.bases(languages),
                            countries,
                            topics,
                            home,
                            2,
                            "",
                            isPaused,
                            places,
                            never,
                            NOW));
        }
    }
}
