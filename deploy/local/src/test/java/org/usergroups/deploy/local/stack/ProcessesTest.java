package org.usergroups.deploy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path folder;

    @Test
    void aProcessOfSomebodyElseIsNeverTakenForOurs() throws Exception {
        new Processes(folder).started("blog-service", ProcessHandle.current().pid(), List.of(8082));
        assertThat(Processes.running(folder)).isEmpty();
        assertThat(Processes.endLeftovers(folder)).isEmpty();
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        var entry = new Processes.Entry("backends", 42, List.of(9092, 27017));
        assertThat(Processes.Entry.parse(entry.line())).contains(entry);
        assertThat(Processes.Entry.parse("backends forty-two")).isEmpty();
    }
}
