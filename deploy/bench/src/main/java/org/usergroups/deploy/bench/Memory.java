package org.usergroups.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Resident memory of every process of a stack, from Linux's {@code /proc}. */
final class Memory {

    private Memory() {}

    static int run(Arguments arguments) throws Refusal, IOException {
        arguments.allow(0, "data", "at-most");
        var bar = arguments.number("at-most", 3_072, 1, 1_000_000);
        if (!Files.exists(Path.of("/proc/self/status"))) {
            throw new Refusal("Memory is read from /proc, which only Linux has; deploy/status shows it elsewhere.");
        }
        var stack = RunningStack.in(arguments.data());
        var parts = stack.parts();
        if (parts.isEmpty()) {
            throw new Refusal("Nothing runs with the data in " + stack.folder()
                    + ": start it with deploy/up, and name its folder with --data=FOLDER.");
        }
        var table = new Table("process", "pid", "resident MB", "share MB", "peak MB");
        var resident = 0L;
        var share = 0L;
        var peak = 0L;
        for (var part : parts) {
            var status = proc(part.pid(), "status");
            var residentNow = kilobytes(status, "VmRSS");
            var shareNow = kilobytes(proc(part.pid(), "smaps_rollup"), "Pss");
            var peakSoFar = kilobytes(status, "VmHWM");
            table.row(part.name(), part.pid(), residentNow / 1024, shareNow / 1024, peakSoFar / 1024);
            resident += residentNow;
            share += shareNow;
            peak += peakSoFar;
        }
        table.row("all", "-", resident / 1024, share / 1024, peak / 1024);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        System.out.println(table);
        var isMet = resident / 1024 <= bar;
        System.out.printf("all together at most %d MB resident: %s%n", bar, isMet ? "met" : "missed");
        return isMet ? Bench.MET : Bench.MISSED;
    }

    private static List<String> proc(long pid, String file) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), file));
    }

    /** @return 0 if there is no such line */
    static long kilobytes(List<String> lines, String name) {
        for (var line : lines) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.substring(name.length() + 1).replaceAll("\\D", ""));
            }
        }
        return 0;
    }
}
