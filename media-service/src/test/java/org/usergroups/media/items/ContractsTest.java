package org.usergroups.media.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usergroups.media.albums.Album;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.groups.Group;
import org.usergroups.media.groups.Member;
import org.usergroups.platform.events.Deleted;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.testing.ContractFiles;
import org.usergroups.platform.testing.ContractKit;
import org.usergroups.platform.testing.ProjectRoot;
import tools.jackson.databind.json.JsonMapper;

class ContractsTest extends ContractKit {

    private static final String GROUP = "01960000-0000-7000-8000-000000000001";
    private static final String ALBUM = "01960000-0000-7000-8000-000000000002";
    private static final String ITEM = "01960000-0000-7000-8000-000000000003";
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    ContractsTest() {
        super("media-service", Albums.TOPIC, Items.TOPIC);
    }

    private static Item item() {
        return new Item(
                ALBUM,
                GROUP,
                "0".repeat(64),
                "01960000-0000-7000-8000-000000000004",
                NOW,
                "The audience in Nairobi",
                "Some forty people on folding chairs listen to a speaker",
                "Wanjiru K.",
                "CC-BY-4.0",
                Instant.parse("2026-11-20T16:30:00Z"),
                4032,
                3024,
                List.of(
                        new Item.Variant("1".repeat(64), 1280, 960),
                        new Item.Variant("2".repeat(64), 640, 480),
                        new Item.Variant("3".repeat(64), 320, 240)));
    }

    private static <S> Object published(StateTopic<S> topic, String id, long version, S state) {
        return ((Publication.Snapshot) topic.publication().apply(new Stored<>(id, version, state))).data();
    }

    @Test
    void examplesOfAlbumsAreRealOutput() {
        var filled = new Album(GROUP, "November meeting", LocalDate.of(2026, 11, 20), NOW, 1, item().coverUrl());
        contracts().compareExample("album-changed", "filled", published(Albums.TOPIC, ALBUM, 2, filled));
        var empty = new Album(GROUP, "<b>December</b> & “more”", null, NOW, 0, null);
        contracts().compareExample("album-changed", "empty", published(Albums.TOPIC, ALBUM, 1, empty));
        contracts().compareExample("album-deleted", "deleted", new Deleted(ALBUM, 3));
    }

    @Test
    void examplesOfItemsAreRealOutput() {
        contracts().compareExample("item-changed", "complete", published(Items.TOPIC, ITEM, 1, item()));
        var bare = new Item(
                ALBUM,
                GROUP,
                "0".repeat(64),
                "01960000-0000-7000-8000-000000000004",
                NOW,
                "",
                "A cake",
                "",
                "all-rights-reserved",
                null,
                200,
                100,
                List.of(new Item.Variant("4".repeat(64), 200, 100)));
        contracts().compareExample("item-changed", "bare", published(Items.TOPIC, ITEM, 1, bare));
        contracts().compareExample("item-deleted", "deleted", new Deleted(ITEM, 2));
    }

    @ParameterizedTest
    @CsvSource({"group-changed, roster.groups.v1", "member-changed, roster.members.v1"})
    void whatTheRosterPublishesIsRead(String event, String topic) {
        var folder =
                ProjectRoot.find().resolve("roster-service/contracts/events").resolve(event);
        assumeTrue(Files.isDirectory(folder), () -> "No contract at " + folder);
        var contract = ContractFiles.of("roster-service").event(event);
        var reader = new EventReader(JsonMapper.builder().build());
        var read = contract.examples().stream()
                .flatMap(example -> example.variants(topic, event, contract).stream())
                .flatMap(variant -> Stream.of(
                        event.startsWith("group")
                                ? reader.read(variant, Group.class).slug()
                                : reader.read(variant, Member.class).memberships()));
        assertThat(read).isNotEmpty().doesNotContainNull();
    }
}
