package org.usergroups.deploy.local.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.plugins.Plugin;

/** One OpenSearch node that is its whole cluster. */
final class SearchNode {

    private static final String NAME = "usergroups";

    /** Each module costs start-up time; these are what an index of text, places and saved queries uses. */
    private static final List<String> MODULES = List.of(
            "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
            "org.opensearch.geo.GeoModulePlugin",
            "org.opensearch.painless.PainlessModulePlugin",
            "org.opensearch.index.mapper.MapperExtrasModulePlugin",
            "org.opensearch.join.ParentJoinModulePlugin",
            "org.opensearch.percolator.PercolatorModulePlugin",
            "org.opensearch.index.reindex.ReindexModulePlugin",
            "org.opensearch.transport.Netty4ModulePlugin");

    private SearchNode() {}

    static RunningServer start(Path folder, int port) throws Exception {
        var config = Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("modules"));
        Files.createDirectories(folder.resolve("plugins"));
        var settings = org.opensearch.common.settings.Settings.builder()
                .put("path.home", folder.toString())
                .put("path.data", folder.resolve("data").toString())
                .put("path.logs", folder.resolve("logs").toString())
                .put("cluster.name", NAME)
                .put("node.name", NAME)
                .putList("node.roles", "cluster_manager", "data", "ingest")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", FreePort.any())
                // A laptop's disk may be nearly full and still have room for this.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                // The heap is shared with the other servers, so its fill says nothing about this one.
                .put("indices.breaker.total.use_real_memory", false)
                .put("action.auto_create_index", false)
                .put("cluster.info.update.interval", "10m")
                .build();
        var environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> NAME);
        var node = new OpenSearchRunnerNode(environment, modules());
        node.start();
        node.client()
                .admin()
                .cluster()
                .prepareHealth()
                .setWaitForYellowStatus()
                .setTimeout(TimeValue.timeValueSeconds(20))
                .get();
        return new RunningServer(Map.of("search", "http://127.0.0.1:" + port), () -> stop(node));
    }

    private static Collection<Class<? extends Plugin>> modules() throws ClassNotFoundException {
        var modules = new ArrayList<Class<? extends Plugin>>();
        for (var module : MODULES) {
            modules.add(Class.forName(module).asSubclass(Plugin.class));
        }
        return modules;
    }

    private static void stop(OpenSearchRunnerNode node) {
        try {
            node.close();
            node.awaitClose(10, TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
