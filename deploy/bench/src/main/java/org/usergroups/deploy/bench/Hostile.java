package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input that nobody means well: each must get an answer or be refused as what is wrong with it, and soon. */
final class Hostile {

    private static final Set<Integer> PROPER = Set.of(200, 400, 422);
    private static final int WARM_UP = 2;

    private static final List<String> PARAMETERS = List.of(
            "type",
            "country",
            "subdivision",
            "topic",
            "language",
            "status",
            "near",
            "radius",
            "bbox",
            "access",
            "has",
            "online",
            "from",
            "since",
            "sort",
            "size",
            "cursor",
            "lang",
            "literal");

    private static final Map<String, List<String>> VALUES = Map.of(
            "near", List.of("0,0", "91,181", "NaN,NaN", "1e400,1e400", ",", "1,2,3", "-0,-0"),
            "bbox", List.of("180,-90,-180,90", "0,0,0,0", "NaN,0,0,0", "1,2,3", "10,90,20,-90", "179,-1,-179,1"),
            "radius", List.of("0", "-1", "1e308", "NaN", "2000"),
            "size", List.of("0", "-1", "101", "2147483647", "99999999999", "1.5"),
            "from", List.of("0000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "yesterday"),
            "since", List.of("-999999999-01-01T00:00:00Z", "2026-02-30T00:00:00Z"),
            "cursor", List.of("WzEsMiwzXQ", "W10", "bnVsbA", "e30", "WyJhIl0", "WzFlNDAwLG51bGwsbnVsbF0", "="),
            "lang", List.of("zz-ZZ", "x-y", "de_DE", "*", "-", "root"));

    private final int port;
    private final int times;
    private final int bar;
    private final Table table = new Table("parameter", "input", "status", "median ms", "");
    private final Tally statuses = new Tally();
    private double slowest;
    private int bad;

    /** One of what is sent: the parameter, what its value is like, and the whole path, encoded or meant not to be. */
    private record Input(String parameter, String name, String path) {}

    Hostile(int port, int times, int bar) {
        this.port = port;
        this.times = times;
        this.bar = bar;
    }

    static int run(Arguments arguments) throws Refusal, IOException {
        arguments.allow(0, "data", "times", "median-at-most");
        var hostile = new Hostile(
                SearchService.of(arguments).port(),
                arguments.number("times", 5, 1, 1_000),
                arguments.number("median-at-most", 200, 1, 60_000));
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        return hostile.measure();
    }

    int measure() throws IOException {
        for (var input : inputs()) {
            ask(input);
        }
        return print();
    }

    private static List<Input> inputs() {
        var inputs = new ArrayList<Input>();
        add(inputs, "q", "/api/search?q=");
        add(inputs, "suggest q", "/api/search/suggest?q=");
        for (var parameter : PARAMETERS) {
            var begin = "/api/search?q=java&" + parameter + "=";
            add(inputs, parameter, begin);
            for (var value : VALUES.getOrDefault(parameter, List.of())) {
                inputs.add(new Input(parameter, value, begin + Portal.encoded(value)));
            }
        }
        inputs.add(new Input("type", "500 times", "/api/search?" + "type=group&".repeat(500)));
        inputs.add(new Input("topic", "500 different", "/api/search?" + topics(500)));
        return inputs;
    }

    private static void add(List<Input> inputs, String parameter, String begin) {
        texts().forEach((name, text) -> inputs.add(new Input(parameter, name, begin + Portal.encoded(text))));
        raw().forEach((name, text) -> inputs.add(new Input(parameter, name, begin + text)));
    }

    private static String topics(int count) {
        return IntStream.range(0, count).mapToObj(number -> "topic=" + number).collect(Collectors.joining("&"));
    }

    /** Words as they might be typed or pasted; encoded when they are sent. */
    private static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("10 kB of words", "usergroup ".repeat(1_000));
        texts.put("10 kB without a space", "a".repeat(10_000));
        texts.put("500 wildcards", "*".repeat(500));
        texts.put("wildcards and words", "a* ?b* ".repeat(40));
        texts.put("nested brackets", "(".repeat(140) + "x" + ")".repeat(140));
        texts.put("operators", "AND OR NOT && || ! ( ) { } [ ] ^ \" ~ * ? : \\ / + -");
        texts.put("marks of direction", "\u202e\u2067python\u2069\u202c \u200fcairo\u200e");
        texts.put("zero-width characters", "p\u200by\u200ct\u200dh\ufeffo\u2060n");
        texts.put("combining characters", "e" + "\u0301".repeat(250));
        texts.put("emoji", "👩‍👩‍👧‍👦🏳️‍🌈👍🏽".repeat(20));
        texts.put("SQL", "'; DROP TABLE groups; -- \" OR 1=1");
        texts.put("JSON", "{\"query\":{\"match_all\":{}}}");
        texts.put("script and template", "<script>alert(1)</script> ${7*7} {{7*7}} #{7*7}");
        texts.put("control characters", "java\u0000\u0001\u0007\u001b\u007f\n\r\t");
        texts.put("300 Chinese characters", "北京上海广州深圳东京大阪学习技术".repeat(20).substring(0, 300));
        texts.put(
                "300 Thai characters", "กรุงเทพมหานครอมรรัตนโกสินทร์".repeat(12).substring(0, 300));
        texts.put(
                "299 characters, one word",
                "Donaudampfschifffahrtsgesellschaft".repeat(9).substring(0, 299));
        texts.put("60 words of slips", "pyhton muncih ".repeat(21).strip());
        texts.put("places and nothing else", "berlin paris london madrid rome tokyo delhi lagos lima quito ".repeat(4));
        texts.put("every second word near", "near berlin near paris near rome near tokyo near lima near delhi");
        texts.put("numbers", "1 22 333 4444 55555 1e308 -0 NaN Infinity 0x7f ".repeat(6));
        texts.put("spaces of all kinds", "\u00a0\u2003\u3000\u1680 \u2028\u2029");
        texts.put("a private use character", "\uf8ff\ue000" + Character.toString(0x10ffff));
        return texts;
    }

    /** Bytes that are no proper encoding of anything; sent as they stand. */
    private static Map<String, String> raw() {
        var raw = new LinkedHashMap<String, String>();
        raw.put("half a percent sign", "java%");
        raw.put("no hexadecimal digits", "java%zz%u0041");
        raw.put("a byte that is no UTF-8", "java%ff%fe%80");
        raw.put("an overlong slash", "java%c0%af");
        raw.put("a lone surrogate", "java%ed%a0%80");
        raw.put("a zero byte", "java%00groups");
        raw.put("encoded twice", "java%2525%2520groups");
        raw.put("a plus and an equals sign", "c++=java==");
        return raw;
    }

    private void ask(Input input) throws IOException {
        var latencies = new Latencies();
        var status = 0;
        try (var connection = new Connection(port)) {
            for (var time = -WARM_UP; time < times; time++) {
                var begin = System.nanoTime();
                status = status(connection, input.path());
                if (time >= 0) {
                    latencies.add(System.nanoTime() - begin);
                }
            }
        }
        var median = latencies.percentile(50);
        slowest = Math.max(slowest, median);
        statuses.add(status == 0 ? "no answer" : "HTTP " + status);
        if (!PROPER.contains(status) || median > bar) {
            bad++;
            table.row(
                    input.parameter(),
                    input.name(),
                    status == 0 ? "none" : status,
                    median,
                    PROPER.contains(status) ? "too slow" : "not proper");
        }
    }

    /** @return 0 if there is no answer */
    private static int status(Connection connection, String path) throws IOException {
        try {
            return connection.status(Connection.getOf(path));
        } catch (IOException none) {
            connection.reopen();
            return 0;
        }
    }

    private int print() {
        statuses.print("inputs by answer");
        if (bad > 0) {
            System.out.println(table);
        }
        System.out.printf(
                Locale.ROOT,
                "%d inputs, the slowest median %.0f ms; each 200, 400 or 422 within %d ms: %s%n",
                statuses.sum(),
                slowest,
                bar,
                bad == 0 ? "met" : "missed");
        return bad == 0 ? Bench.MET : Bench.MISSED;
    }
}
