package org.usergroups.list;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usergroups.list.archive.ArchiveConfiguration;
import org.usergroups.list.archive.ArchivedThread;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.ListConfiguration;
import org.usergroups.list.lists.MailingList;
import org.usergroups.platform.events.Deleted;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.testing.ContractKit;

class ListContractTest extends ContractKit {

    private static final String ID = "01930a5e-7c00-7000-8000-000000000001";
    private static final String GROUP = "01930a5e-7c00-7000-8000-000000000002";
    private static final String LIST = "01930a5e-7c00-7000-8000-000000000003";
    private static final StateTopic<MailingList> LISTS =
            new ListConfiguration().listTopic(new ListAddresses(TestProperties.standard()));
    private static final StateTopic<ArchivedThread> THREADS = new ArchiveConfiguration().threadTopic();

    ListContractTest() {
        super("list-service", LISTS, THREADS);
    }

    @Test
    void examplesAreWhatTheCodeWrites() {
        example(
                "list-changed",
                "talk",
                LISTS,
                new MailingList(GROUP, "lisbon-talk", "Lisbon talk", "Everything about Java in Lisbon."));
        example(
                "thread-changed",
                "answered",
                THREADS,
                new ArchivedThread(
                        GROUP,
                        LIST,
                        "lisbon-talk",
                        "Which room in March?",
                        "The library is closed in March. Where do we meet?\n\nThe university has offered a room.",
                        2,
                        2,
                        Instant.parse("2026-11-23T19:00:00Z"),
                        Instant.parse("2026-11-24T08:30:00Z")));
        for (var name : List.of("list", "thread")) {
            contracts().compareExample(name + "-deleted", "deleted", new Deleted(ID, 7));
        }
    }

    private <S> void example(String event, String name, StateTopic<S> topic, S state) {
        if (topic.publication().apply(new Stored<>(ID, 3, state)) instanceof Publication.Snapshot snapshot) {
            contracts().compareExample(event, name, snapshot.data());
        } else {
            throw new AssertionError(event + " is not published");
        }
    }
}
