package org.usergroups.deploy.local;

import java.io.IOException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The process that started this one. It holds the other end of our standard input, which ends with it, even on SIGKILL. */
public final class Parent {

    private Parent() {}

    /**
     * Ends this process in order when its parent has ended. The signals of the terminal, which reach parent and children at
     * once, are left to the parent: it stops its children one after another.
     */
    public static void endWithIt() {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
        Thread.ofPlatform().name("parent").daemon().start(Parent::awaitItsEnd);
    }

    private static void awaitItsEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this channel; only its end counts.
            }
        } catch (IOException closed) {
            // The same as its end.
        }
        System.exit(0);
    }
}
