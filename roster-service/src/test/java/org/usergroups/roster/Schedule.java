package org.usergroups.roster;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What the running service does from time to time, done now, as another instance would. */
@Lazy
@TestComponent
public class Schedule {

    private final ScheduledTaskHolder scheduled;

    Schedule(ScheduledTaskHolder scheduled) {
        this.scheduled = scheduled;
    }

    /** Runs the task of this name, {@code Type.method}. */
    public void run(String name) {
        var named = scheduled.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().endsWith("." + name))
                .toList();
        if (named.size() != 1) {
            throw new IllegalStateException("%s is the name of one task, not of %s".formatted(name, named));
        }
        named.getFirst().getRunnable().run();
    }
}
