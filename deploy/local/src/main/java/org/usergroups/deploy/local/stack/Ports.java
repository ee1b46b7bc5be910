package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of everything that listens, all on the loopback interface. */
record Ports(
        int portal,
        int roster,
        int blog,
        int list,
        int media,
        int search,
        int listSmtp,
        int kafka,
        int mongo,
        int openSearch,
        int mailboxSmtp,
        int mailbox) {

    private static final int HIGHEST_START = 65_500;

    static Ports usual() {
        return new Ports(8080, 8081, 8082, 8083, 8084, 8085, 2525, 9092, 27017, 9200, 3025, 8025);
    }

    /** All ports in one block, for a second stack beside another: the portal first, backends from the tenth. */
    static Ports from(String text) throws Failure {
        try {
            var first = Integer.parseInt(text);
            if (first < 1024 || first > HIGHEST_START) {
                throw new NumberFormatException(text);
            }
            return new Ports(
                    first,
                    first + 1,
                    first + 2,
                    first + 3,
                    first + 4,
                    first + 5,
                    first + 6,
                    first + 10,
                    first + 11,
                    first + 12,
                    first + 13,
                    first + 14);
        } catch (NumberFormatException wrong) {
            throw new Failure(
                    Failure.USAGE,
                    "--ports-from needs a number from 1024 to " + HIGHEST_START + ", as in --ports-from=18080.");
        }
    }

    void requireFree() throws Failure {
        for (var use : uses().entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), use.getValue()));
            } catch (IOException taken) {
                throw new Failure(
                        Failure.PORT_TAKEN,
                        "Port " + use.getValue() + ", which " + use.getKey()
                                + " needs, is taken by another program: stop that program (lsof -i :" + use.getValue()
                                + " names it), or move all ports with deploy/up --ports-from=18080.");
            }
        }
    }

    /** As {@link org.usergroups.deploy.local.BackendsProcess} names them. */
    Map<String, Integer> backends() {
        return Map.of("kafka", kafka, "mongo", mongo, "search", openSearch, "smtp", mailboxSmtp, "mailbox", mailbox);
    }

    private Map<String, Integer> uses() {
        var uses = new LinkedHashMap<String, Integer>();
        uses.put("the portal", portal);
        uses.put("roster-service", roster);
        uses.put("blog-service", blog);
        uses.put("list-service", list);
        uses.put("media-service", media);
        uses.put("search-service", search);
        uses.put("list-service for mail", listSmtp);
        uses.put("Kafka", kafka);
        uses.put("MongoDB", mongo);
        uses.put("OpenSearch", openSearch);
        uses.put("the mailbox for mail", mailboxSmtp);
        uses.put("the mailbox", mailbox);
        return uses;
    }
}
