package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedTest {

    private static final String GROUPS = """
            {"id": "a", "country": "DE"}
            {"id": "b", "country": "FR"}
            {"id": "c"}
            """;

    @Test
    void whatIsImportedIsFoundUnderItsCountryOrIsMissing(@TempDir Path folder) throws Exception {
        try (var fake = new FakePortal();
                var portal = new Portal(fake.address(), Files.writeString(folder.resolve("secret"), "secret"))) {
            var roster = RosterFile.of(GROUPS.getBytes(StandardCharsets.UTF_8));
            assertThat(Imported.of(portal, roster).missing(0)).isEmpty();
            fake.stopIndexing();
            var moved = RosterFile.of(
                    GROUPS.replace("FR", "DE").replace("\"c\"", "\"d\"").getBytes(StandardCharsets.UTF_8));
            var imported = Imported.of(portal, moved);
            assertThat(Imported.count(imported.expected())).isEqualTo(3);
            assertThat(imported.missing(0)).isEqualTo(Map.of("DE", Set.of("b"), RosterFile.NOWHERE, Set.of("d")));
        }
    }
}
