package org.usergroups.platform.testing;

import org.springframework.web.client.RestClient;

/** Checks that {@code contracts/openapi.yaml} is what the running service says of its API. */
public final class OpenApi {

    private OpenApi() {}

    /** Compares the file of a service with what it answers at {@code path}, as YAML, with the port left out. */
    public static void compare(String service, int port, String path) {
        var yaml = RestClient.create("http://localhost:" + port)
                .get()
                .uri(path + ".yaml")
                .retrieve()
                .body(String.class);
        ContractFiles.of(service)
                .compare(
                        "openapi.yaml", String.valueOf(yaml).replaceAll("(?m)^servers:\\n(?:- .*\\n(?:  .*\\n)*)", ""));
    }
}
