package org.usergroups.deploy.local.backends;

import java.util.Map;

/** A server that answers, its addresses by name, and how to stop it in order. */
record RunningServer(Map<String, String> addresses, Runnable stopping) {

    void stop() {
        try {
            stopping.run();
        } catch (RuntimeException late) {
            late.printStackTrace();
        }
    }
}
