package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void kilobytesAreReadByName() {
        var status = List.of("Name:\tjava", "VmHWM:\t  345678 kB", "VmRSS:\t  234567 kB");
        assertThat(Memory.kilobytes(status, "VmRSS")).isEqualTo(234_567);
        assertThat(Memory.kilobytes(status, "Pss")).isZero();
    }
}
