package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HostileTest {

    @Test
    void refusalsAreProperAnswers() throws Exception {
        try (var search = new FakeSearch(path -> new Answer(path.contains("q=java") ? 422 : 200, "{}"))) {
            assertThat(new Hostile(search.port(), 1, 10_000).measure()).isEqualTo(Bench.MET);
        }
    }

    @Test
    void anErrorOfTheServerIsListed(CapturedOutput output) throws Exception {
        try (var search = new FakeSearch(path -> new Answer(path.contains("cursor=e30") ? 500 : 200, "{}"))) {
            assertThat(new Hostile(search.port(), 1, 10_000).measure()).isEqualTo(Bench.MISSED);
        }
        assertThat(output).containsPattern("cursor +e30 +500 .* not proper");
    }
}
