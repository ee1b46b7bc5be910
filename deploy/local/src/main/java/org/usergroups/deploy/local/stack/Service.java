package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.usergroups.deploy.local.BackendsProcess.Addresses;

/** One of the services: its jar, its port, the memory it gets and its environment. */
record Service(String name, Path jar, int port, String heap, Map<String, String> environment) {

    static final String FIRST_COORDINATOR = "coordinator@usergroups.test";

    /** All services, in the order in which they are started. */
    static List<Service> all(Options options, Addresses backends, Secrets secrets) throws IOException {
        var ports = options.ports();
        var common = common(options, backends);
        var clients = Map.of(
                "USERGROUPS_PORTAL_CLIENT_SECRET", secrets.portalClient(),
                "USERGROUPS_OPERATOR_CLIENT_SECRET", secrets.operatorClient());
        var smtp = backends.smtp().split(":", 2);
        var mail = Map.of("SPRING_MAIL_HOST", smtp[0], "SPRING_MAIL_PORT", smtp[1]);
        return List.of(
                service(
                        options,
                        backends,
                        "roster",
                        "160m",
                        ports.roster(),
                        common,
                        clients,
                        mail,
                        Map.of("USERGROUPS_FIRST_COORDINATOR", FIRST_COORDINATOR)),
                service(
                        options,
                        backends,
                        "search",
                        // It keeps the headers of all groups; those of a hundred thousand fill the smaller one.
                        options.isLongRunning() ? "576m" : "288m",
                        ports.search(),
                        common,
                        Map.of(
                                "SPRING_ELASTICSEARCH_URIS",
                                backends.search(),
                                "USERGROUPS_SEARCH_OPENSEARCH_COMPATIBLE",
                                "true")),
                service(options, backends, "portal", "160m", ports.portal(), common, clients),
                service(options, backends, "blog", "160m", ports.blog(), common),
                service(
                        options,
                        backends,
                        "list",
                        "160m",
                        ports.list(),
                        common,
                        mail,
                        Map.of("USERGROUPS_LIST_SMTP_PORT", String.valueOf(ports.listSmtp()))),
                service(
                        options,
                        backends,
                        "media",
                        "160m",
                        ports.media(),
                        common,
                        Map.of(
                                "USERGROUPS_MEDIA_FOLDER",
                                options.folder().resolve("media").toString())));
    }

    static String publicUrl(Options options) {
        return "http://localhost:" + options.ports().portal();
    }

    String readiness() {
        return "http://127.0.0.1:" + port + "/actuator/health/readiness";
    }

    private static Map<String, String> common(Options options, Addresses backends) {
        var ports = options.ports();
        var environment = new TreeMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("USERGROUPS_PUBLIC_URL", publicUrl(options));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", backends.kafka());
        environment.put("SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS", backends.kafka());
        environment.put("USERGROUPS_SERVICES_ROSTER", address(ports.roster()));
        environment.put("USERGROUPS_SERVICES_BLOG", address(ports.blog()));
        environment.put("USERGROUPS_SERVICES_LIST", address(ports.list()));
        environment.put("USERGROUPS_SERVICES_MEDIA", address(ports.media()));
        environment.put("USERGROUPS_SERVICES_SEARCH", address(ports.search()));
        return environment;
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    @SafeVarargs
    private static Service service(
            Options options,
            Addresses backends,
            String subject,
            String heap,
            int port,
            Map<String, String>... environments) {
        var name = subject.equals("portal") ? subject : subject + "-service";
        var environment = new TreeMap<String, String>();
        for (var part : environments) {
            environment.putAll(part);
        }
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SPRING_MONGODB_URI", backends.mongo() + "/" + subject);
        var jar = options.project().resolve(name).resolve("target").resolve(name + ".jar");
        return new Service(name, jar, port, heap, environment);
    }
}
