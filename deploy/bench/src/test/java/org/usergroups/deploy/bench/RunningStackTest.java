package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {

    @Test
    void aLineNamesAProcessItsIdAndItsPorts() {
        assertThat(RunningStack.Part.parse("backends 4711 9092,27017"))
                .contains(new RunningStack.Part("backends", 4711, List.of(9092, 27017)));
        assertThat(RunningStack.Part.parse("launcher 12 ")).contains(new RunningStack.Part("launcher", 12, List.of()));
    }

    @Test
    void aLineOfAnotherFormIsPassedOver() {
        assertThat(RunningStack.Part.parse("")).isEmpty();
        assertThat(RunningStack.Part.parse("portal x 8080")).isEmpty();
        assertThat(RunningStack.Part.parse("portal 1 8080 more")).isEmpty();
    }

    @Test
    void aProcessThatIsNotOfTheFolderIsNoPart(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("pids"), "portal " + ProcessHandle.current().pid() + " 8080\n");
        assertThat(RunningStack.in(folder).parts()).isEmpty();
        assertThat(RunningStack.in(folder).portalPort()).isEqualTo(8080);
    }

    @Test
    void nothingRunsWhereNothingWasStarted(@TempDir Path folder) throws IOException {
        assertThat(RunningStack.in(folder).parts()).isEmpty();
    }
}
