package org.usergroups.deploy.bench;

import java.io.IOException;

/** {@code deploy/bench/bench}: measures a running stack. Exit code 0: the bar is met, 1: it is missed, 2: it could not be measured. */
public final class Bench {

    static final int MET = 0;
    static final int MISSED = 1;
    static final int NOT_MEASURED = 2;

    private Bench() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(run(words));
    }

    private static int run(String... words) throws InterruptedException {
        try {
            var arguments = Arguments.parse(words);
            return switch (arguments.command()) {
                case "freshness" -> Freshness.run(arguments);
                case "kill" -> Kill.run(arguments);
                case "import" -> Import.run(arguments);
                case "memory" -> Memory.run(arguments);
                case "reads" -> Reads.run(arguments);
                case "relevance" -> Relevance.run(arguments);
                case "fill" -> Fill.run(arguments);
                case "discovery" -> Discovery.run(arguments);
                case "rebuild" -> Rebuild.run(arguments);
                case "hostile" -> Hostile.run(arguments);
                default ->
                    throw new Refusal(
                            "bench does not know “" + arguments.command()
                                    + "”; it knows freshness, kill, import FILE, memory, reads, relevance FILE FILE, fill, discovery, rebuild and hostile.");
            };
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
        } catch (IOException failed) {
            System.err.println("It could not be measured: " + failed);
        }
        return NOT_MEASURED;
    }
}
