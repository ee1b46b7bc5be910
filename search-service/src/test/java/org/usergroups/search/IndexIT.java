package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.json.JsonData;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.search.activity.Activities;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.EngineAway;
import org.usergroups.search.index.IndexVersions;
import org.usergroups.search.index.Merging;
import org.usergroups.search.index.SearchIndex;

/** What becomes of the index: it is built anew, merged, compared with the topics, and made by one release and written by another. */
class IndexIT extends IndexCase {

    @Autowired
    private Activities activities;

    @Autowired
    private IndexVersions versions;

    @Autowired
    private Merging merging;

    @Autowired
    private SearchIndex index;

    @Autowired
    private ElasticsearchClient engine;

    @Autowired
    private MeterRegistry registry;

    @Test
    void comparisonFindsWhatIsMissingAndWritesIt() throws IOException {
        // The index is new: another takes its place when it is filled for the first time.
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        group("kept-" + word, 1, "Kept " + word, "PT", List.of());
        group("lost-" + word, 1, "Lost " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        remove("lost-" + word);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var first = operate("/actuator/comparison");
        assertThat(first.path("missing").asInt()).isGreaterThanOrEqualTo(1);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        assertThat(operate("/actuator/comparison").path("missing").asInt()).isZero();
        assertThat(metric("missing")).isZero();
        assertThat(metric("failed")).isZero();
        assertThat(metric("age")).isBetween(0.0, 60.0);
    }

    @Test
    void whatNobodyHasPublishedIsTakenAwayWhenItIsSeenTwice() throws IOException {
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        group("published-" + word, 1, "Published " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var stray = "stray-" + word;
        engine.index(document -> document.index(versions.current())
                .id(stray)
                .document(Map.of(
                        "id",
                        stray,
                        "type",
                        "post",
                        "title",
                        "Stray " + word,
                        "sequence",
                        1,
                        "headerSequence",
                        0,
                        "deleted",
                        false))
                .refresh(Refresh.True));

        assertThat(operate("/actuator/comparison").path("orphans").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(isThere(stray)).as("it may only have been on its way").isTrue();
        operate("/actuator/comparison");
        assertThat(isThere(stray)).isFalse();
        assertThat(isThere("published-" + word)).isTrue();
    }

    @Test
    void marksOfWhatIsGoneAreRemovedWhenTheirTimeIsOver() throws IOException {
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        var gone = "gone-" + word;
        group(gone, 1, "Gone " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        goneGroup(gone, 2);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 0);

        index.refresh(versions.current());
        index.purgeTombstones(Instant.now().minusSeconds(3600));
        assertThat(isThere(gone)).as("an older event may still come").isTrue();
        index.purgeTombstones(Instant.now().plusSeconds(1));
        assertThat(isThere(gone)).isFalse();
    }

    private boolean isThere(String id) throws IOException {
        return engine.exists(document -> document.index(versions.current()).id(id))
                .value();
    }

    private double metric(String name) {
        return Objects.requireNonNull(
                        registry.find("usergroups.search.comparison." + name).gauge())
                .value();
    }

    @Test
    void whatThereIsOfGroupsIsCountedOfAllAtOnce() throws IOException {
        group("writing-" + word, 1, "Writing " + word, "PT", List.of());
        group("silent-" + word, 1, "Silent " + word, "PT", List.of());
        post("post-" + word, 1, "writing-" + word, "Post " + word);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);

        assertThat(activities.in(versions.current()))
                .containsEntry(
                        "writing-" + word,
                        new SearchDocument.Activity(Instant.parse("2026-11-23T19:00:00Z"), false, null))
                .doesNotContainKey("silent-" + word);
    }

    @Test
    void rebuiltIndexIsMerged() {
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        operate("/actuator/rebuild");
        await().atMost(SOON).until(() -> merges(versions.current()) > 0);
    }

    @Test
    void mergingBeginsAgainWhereItWasCutOffAndNowhereElse() throws IOException {
        var cut = "cut-" + word;
        engine.indices().create(created -> created.index(cut));
        for (var number = 0; number < 5; number++) {
            engine.index(document ->
                    document.index(cut).document(Map.of("title", word)).refresh(Refresh.True));
        }

        assertThat(merging.beginIfCutOff(cut)).isTrue();
        await().atMost(SOON).until(() -> merges(cut) > 0 && !merging.beginIfCutOff(cut));
        engine.index(
                document -> document.index(cut).document(Map.of("title", word)).refresh(Refresh.True));
        assertThat(merging.beginIfCutOff(cut))
                .as("what was written since is no reason")
                .isFalse();
        engine.indices().delete(delete -> delete.index(cut));
    }

    /** So few documents are merged only when somebody asks for it. */
    private long merges(String index) throws IOException {
        return Objects.requireNonNull(engine.indices()
                        .stats(stats -> stats.index(index).metric(CommonStatsFlag.Merge))
                        .all()
                        .primaries()
                        .merges())
                .total();
    }

    @Test
    void whatAnIndexOfAnotherReleaseRefusesIsWrittenToTheOneOfThisRelease() throws IOException {
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        var other = "other-" + word;
        engine.indices()
                .create(index -> index.index(other)
                        .mappings(mapping -> mapping.dynamic(DynamicMapping.Strict)
                                .meta("version", JsonData.of(0))
                                .properties("id", id -> id.keyword(keyword -> keyword))
                                .properties("type", type -> type.keyword(keyword -> keyword))
                                .properties("sequence", sequence -> sequence.long_(number -> number))
                                .properties("headerSequence", sequence -> sequence.long_(number -> number))
                                .properties("deleted", deleted -> deleted.boolean_(bool -> bool))
                                .properties("gone", gone -> gone.keyword(keyword -> keyword))));
        engine.index(document -> document.index(other)
                .document(Map.of(
                        "type", "group", "id", word, "gone", "x", "sequence", 1, "headerSequence", 1, "deleted", false))
                .refresh(Refresh.True));
        assertThat(engine.search(search -> search.index(other), SearchDocument.class)
                        .hits()
                        .hits())
                .as("what it has is read, with fields that are no more")
                .hasSize(1);

        group("new-" + word, 1, "New " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var document = Objects.requireNonNull(
                engine.get(get -> get.index("usergroups").id("new-" + word), SearchDocument.class)
                        .source());
        assertThat(index.write(List.of(document), List.of(other, versions.current())))
                .isEmpty();
        assertThatThrownBy(() -> index.write(List.of(document), List.of(other)))
                .as("as long as there is none of this release")
                .isInstanceOf(EngineAway.class);
        engine.indices().delete(delete -> delete.index(other));
    }

    /** As if a write had been lost. */
    private void remove(String id) throws IOException {
        var name = versions.current();
        assertThat(engine.delete(document -> document.index(name)
                                .id(id)
                                .version(1L)
                                .versionType(VersionType.ExternalGte)
                                .refresh(Refresh.True))
                        .id())
                .isEqualTo(id);
    }
}
