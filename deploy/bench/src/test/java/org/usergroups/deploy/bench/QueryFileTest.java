package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFileTest {

    private static final String COLUMNS = "qid\tquery\tlang\tkind\tfilters\ttop\trelevant\tn_relevant\tnote\n";

    @Test
    void aLineIsAQueryAndWhatItShouldFind() throws Refusal {
        assertThat(parse(COLUMNS + "s1\tMünchen \tde\tplace-variant\t\tb,a\ta, b,c,\t3\t\n"))
                .containsExactly(new Query(
                        "s1", "München", "de", "place-variant", Map.of(), List.of("b", "a"), Set.of("a", "b", "c")));
    }

    @Test
    void columnsAreFoundByTheirNames() throws Refusal {
        var query = parse("note\tkind\trelevant\ttop\tfilters\tlang\tquery\tqid\n-\tnone\t\t\t\t\tzzz\ts1")
                .getFirst();
        assertThat(query).isEqualTo(new Query("s1", "zzz", "", "none", Map.of(), List.of(), Set.of()));
    }

    @Test
    void filtersAreParametersOfTheSearch() throws Refusal {
        assertThat(withFilters(
                                "{\"topics\": [\"go\", \"rust\"], \"country\": \"DE\", \"topic\": \"c&a\", \"online\": true}")
                        .path())
                .isEqualTo("/api/search?type=group&q=M%C3%BCnchen%20%2B&lang=de"
                        + "&topic=go&topic=rust&topic=c%26a&country=DE&online=true&size=10");
        assertThat(withFilters("{\"countries\": \"DE\", \"languages\": []}").path())
                .endsWith("&lang=de&country=DE&size=10");
    }

    @Test
    void whatAnEditorLeavesInTheFileIsNoPartOfIt() throws Refusal {
        assertThat(parse("\uFEFF" + (COLUMNS + "\ns1\tq\ten\ttext\t\ta\ta\t1\t\n").replace("\n", "\r\n")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "has 5 columns where the first line names 9|s1,q,en,text,",
                "has 10 columns where the first line names 9|s1,q,en,text,,a,a,1,,",
                "has no qid|,q,en,text,,a,a,1,",
                "has no kind|s1,q,en, ,,a,a,1,",
                "has filters that are no JSON object|s1,q,en,text,country=DE,a,a,1,",
                "has filters that are no JSON object|s1,q,en,text,{} {},a,a,1,",
                "has filters that are no JSON object|s1,q,en,text,[],a,a,1,",
                "has a filter topics that is neither a value nor a list|s1,q,en,text,{\"topics\": {}},a,a,1,",
                "has a filter topics that is neither a value nor a list|s1,q,en,text,{\"topics\": [null]},a,a,1,",
                "has a filter size, which is no filter|s1,q,en,text,{\"size\": 100},a,a,1,"
            })
    void aMalformedLineIsToldByItsNumber(String reason, String line) {
        assertThatThrownBy(() -> parse(COLUMNS + "\n" + line.replace(',', '\t')))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Line 3 of the query file " + reason);
    }

    @Test
    void aLineThatIsNotUtf8IsToldByItsNumber() {
        var bytes = (COLUMNS + "s1\tM\u00fcnchen\tde\ttext\t\ta\ta\t1\t\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> QueryFile.parse(bytes)).hasMessage("Line 2 of the query file is not UTF-8.");
    }

    @Test
    void aFileWithoutItsColumnsOrWithoutQueriesIsRefused() {
        assertThatThrownBy(() -> parse("")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> parse(COLUMNS)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> parse(COLUMNS.replace("relevant", "belong") + "s1\n"))
                .hasMessage("Line 1 of the query file names no column relevant.");
    }

    @Test
    void aFileThatIsTooLongIsRefused(@TempDir Path folder) throws Exception {
        var longest = "x".repeat(1024 * 1024);
        assertThatThrownBy(() -> parse(COLUMNS + longest)).hasMessageContaining("has 1 columns");
        assertThatThrownBy(() -> parse(COLUMNS + longest + "x"))
                .hasMessage("Line 2 of the query file is longer than 1 MB.");
        var line = "s1\tq\ten\ttext\t\ta\ta\t1\t\n";
        assertThat(parse(COLUMNS + line.repeat(9_999))).hasSize(9_999);
        assertThatThrownBy(() -> parse(COLUMNS + line.repeat(10_000))).hasMessageContaining("more than 10000 lines");
        var file = folder.resolve("queries.tsv");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(16 * 1024 * 1024 + 1);
        }
        assertThatThrownBy(() -> QueryFile.read(file)).hasMessageContaining("larger than 16 MB");
    }

    private static Query withFilters(String filters) throws Refusal {
        return parse(COLUMNS + "s1\tMünchen +\tde\ttext\t" + filters + "\ta\ta\t1\t\n")
                .getFirst();
    }

    private static List<Query> parse(String text) throws Refusal {
        return QueryFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
