package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RelevanceTest {

    private static final String GROUPS = """
            {"id": "go-bonn", "country": "DE", "description": "go bonn"}
            {"id": "go-lyon", "country": "FR", "description": "go lyon"}
            {"id": "rust-online", "description": "rust"}
            """;
    private static final String QUERIES = """
            qid\tquery\tlang\tkind\tfilters\ttop\trelevant
            s1\tbonn\tde\tplace\t\tgo-bonn\tgo-bonn
            s2\tgo\tfr\tplace\t{"country": "FR"}\tgo-lyon\tgo-lyon
            s3\trust\ten\ttext\t\trust-online\trust-online
            s4\tcobol\ten\tnone\t\t\t
            """;
    private static final String MISSED_QUERY = "s5\tgo\ten\ttext\t\tgo-lyon\tgo-lyon,go-bonn\n";

    private FakePortal fake;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        fake = new FakePortal();
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/operator-client"), "secret");
        Files.writeString(folder.resolve("groups.jsonl"), GROUPS);
        Files.writeString(folder.resolve("queries.tsv"), QUERIES);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aSearchThatFindsWhatItShouldMeetsTheBars(CapturedOutput output) throws Exception {
        assertThat(run()).isEqualTo(Bench.MET);
        assertThat(output)
                .contains("3 groups imported")
                .contains("""
                        kind   queries  success@1  success@5    MRR  recall@10
                        none         1      1.000      1.000  1.000          -
                        place        2      1.000      1.000  1.000      1.000
                        text         1      1.000      1.000  1.000      1.000
                        all          4      1.000      1.000  1.000      1.000
                        """)
                .contains("a search: p50 ", "; 4 answered of 4")
                .contains("success@1 at least 0.95: met", "success@5 at least 0.98: met", "MRR at least 0.96: met");
        assertThat(fake.searches).contains("/api/search?type=group&q=go&lang=fr&country=FR&size=10");
    }

    @Test
    void aWrongFirstHitMissesTheBarAndIsListed(CapturedOutput output) throws Exception {
        Files.writeString(folder.resolve("queries.tsv"), QUERIES + MISSED_QUERY);
        assertThat(run("--misses")).isEqualTo(Bench.MISSED);
        assertThat(output)
                .contains("""
                        first hit wrong  kind  query  found             one of the expected
                        s5               text  go     go-bonn, go-lyon  go-lyon
                        """)
                .contains(
                        "success@1 at least 0.95: missed", "success@5 at least 0.98: met", "MRR at least 0.96: missed");
        assertThat(run("--success-at-1=0.8", "--mrr=0.9")).isEqualTo(Bench.MET);
    }

    @Test
    void aRosterThatIsThereIsNotImportedAgain() throws Exception {
        run();
        Files.delete(folder.resolve("groups.jsonl"));
        fake.searches.clear();
        assertThat(run("--skip-import")).isEqualTo(Bench.MET);
        assertThat(fake.searches).hasSize(4);
    }

    @Test
    void withoutTheRosterNothingIsFoundThatShouldBe() throws Exception {
        assertThat(run("--skip-import")).isEqualTo(Bench.MISSED);
    }

    @Test
    void aRosterThatIsNotFoundCannotBeJudged() {
        fake.stopIndexing();
        assertThatThrownBy(() -> run("--found-within=1"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("3 of 3 groups are not found 1 s after the import");
    }

    @Test
    void aFailedSearchIsNotTakenForOneThatFoundNothing(CapturedOutput output) throws Exception {
        Files.writeString(folder.resolve("queries.tsv"), """
                qid\tquery\tlang\tkind\tfilters\ttop\trelevant
                s4\tcobol\ten\tnone\t\t\t
                s1\tbonn\tde\tplace\t\tgo-bonn\tgo-bonn
                """);
        run();
        fake.refusedSearches.set(1);
        assertThat(run("--skip-import")).isEqualTo(Bench.MISSED);
        assertThat(output).contains("HTTP 503 Service away", "1 answered of 2");
        fake.strangeSearches.set(1);
        assertThat(run("--skip-import")).isEqualTo(Bench.MISSED);
        assertThat(output).contains("an answer without a list of hits");
        fake.refusedSearches.set(2);
        assertThatThrownBy(() -> run("--skip-import"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The search answered none of the 2 queries.");
    }

    @Test
    void aMalformedQueryIsRefusedBeforeAnythingIsImported() throws Exception {
        Files.writeString(folder.resolve("queries.tsv"), QUERIES + "s5\n");
        assertThatThrownBy(this::run).isInstanceOf(Refusal.class).hasMessageStartingWith("Line 6 of the query file");
        assertThat(fake.searches).isEmpty();
    }

    private int run(String... options) throws Exception {
        var words = new ArrayList<String>();
        words.add("relevance");
        words.add(folder.resolve("queries.tsv").toString());
        words.add(folder.resolve("groups.jsonl").toString());
        words.add("--data=" + folder);
        words.add("--portal=" + fake.address());
        words.addAll(List.of(options));
        return Relevance.run(Arguments.parse(words.toArray(String[]::new)));
    }
}
