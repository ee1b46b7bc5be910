package org.usergroups.list.work;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All loops of this instance: woken together when something has moved on, since a look at what waits costs little. */
@Component
public final class Workers {

    private final ObjectProvider<BackgroundLoop> loops;

    Workers(ObjectProvider<BackgroundLoop> loops) {
        this.loops = loops;
    }

    public void wake() {
        loops.stream().forEach(BackgroundLoop::wake);
    }
}
