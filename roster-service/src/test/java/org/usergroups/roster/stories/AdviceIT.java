package org.usergroups.roster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;

@RunningRoster
@Import(RunningRoster.MovableTime.class)
class AdviceIT {

    @Autowired
    private Calls calls;

    @Autowired
    private MovableClock clock;

    @Test
    void threeAreShownThoseInTheReadersLanguageFirstAndOthersOnOtherDays() {
        for (var number = 1; number <= 5; number++) {
            group("Advice pt " + number, "pt-BR", "active", "Comece pequeno, " + number);
        }
        group("Advice sl", "sl", "active", "Začnite majhno. " + "Beseda ".repeat(100));
        group("Advice not begun", "sl", "prospective", "Ne vem še");
        group("No advice", "sl", "active", "");
        clock.advance(Duration.ofMinutes(11));

        var slovene = calls.get("/api/roster/stories/advice?language=sl").body().path("items");
        assertThat(slovene).hasSize(3);
        assertThat(slovene.path(0).path("slug").asString()).isEqualTo("advice-sl");
        assertThat(slovene.path(0).path("words").asString())
                .startsWith("Začnite majhno.")
                .hasSizeLessThan(402)
                .endsWith("Beseda…");
        assertThat(slovene.toString()).doesNotContain("advice-not-begun", "no-advice");

        var seen = new HashSet<List<String>>();
        IntStream.range(0, 10).forEach(day -> {
            var slugs = calls.get("/api/roster/stories/advice?language=pt")
                    .body()
                    .path("items")
                    .findValuesAsString("slug");
            assertThat(slugs).hasSize(3).allMatch(slug -> slug.startsWith("advice-pt-"));
            seen.add(slugs);
            clock.advance(Duration.ofDays(1));
        });
        assertThat(seen).as("not always the same").hasSizeGreaterThan(2);
        assertThat(calls.get("/api/roster/stories/advice?language=%3Cb%3E").status())
                .isEqualTo(422);
    }

    private void group(String name, String language, String status, String advice) {
        var story = advice.isEmpty() ? Map.of() : Map.of("language", language, "advice", advice);
        calls.group(calls.member("organizer@advice.example"), Map.of("name", name, "status", status, "story", story));
    }
}
