package org.usergroups.roster.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingProperties;

class WebhookFormTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/hook, true",
        "https://example.org:443/, true",
        "http://example.org/, false",
        "https://example.org:8443/, false",
        "https://ana@example.org/, false",
        "https://example.org/#part, false",
        "http://127.0.0.1:9000/, false"
    })
    void endpointIsASecuredAddressAtAUsualPort(String url, boolean isTaken) throws Exception {
        var properties = new OutgoingProperties(Set.of(80, 443), Duration.ofSeconds(1), DataSize.ofKilobytes(1), false);
        try (var outgoing = new OutgoingFetch(properties, URI.create("https://usergroups.example"))) {
            var errors = new WebhookForm(url, null, null).errors(outgoing, false);
            assertThat(errors.all().isEmpty()).isEqualTo(isTaken);
        }
    }
}
