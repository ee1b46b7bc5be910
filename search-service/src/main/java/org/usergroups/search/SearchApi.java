package org.usergroups.search;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.usergroups.platform.web.Refusals;

/** What the OpenAPI document says of all endpoints: what this is, and what they answer instead. */
@Configuration(proxyBeanMethods = false)
class SearchApi {

    private static final String FILES = "/export.";

    @Bean
    OpenApiCustomizer searchDescription() {
        return api -> {
            api.getInfo()
                    .setDescription(
                            "Groups and what they do, anywhere, in anybody's words. All of it is public and read only."
                                    + " Refusals are problem details (RFC 9457).");
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> addRefusals(operation, path)));
        };
    }

    /** What has no type in Java is a file, written while it is read. */
    @Bean
    OperationCustomizer describedFiles() {
        return (operation, method) -> {
            var mapping = method.getMethodAnnotation(GetMapping.class);
            if (method.isVoid() && mapping != null && mapping.produces().length == 1) {
                operation.getResponses().addApiResponse("200", file(mapping.produces()[0]));
            }
            return operation;
        };
    }

    private static void addRefusals(Operation operation, String path) {
        var responses = operation.getResponses();
        if (path.contains("{id}")) {
            responses.addApiResponse("404", Refusals.described("Nothing of this id is known"));
        }
        if (!path.contains(FILES)) {
            responses.addApiResponse(
                    "304", new ApiResponse().description("Not modified since the ETag that was sent in If-None-Match"));
        }
        responses
                .addApiResponse(
                        "400", Refusals.described("A parameter that cannot be read, or a cursor that is none of ours"))
                .addApiResponse("422", Refusals.described("Parameters that make no sense; errors says which and why"))
                .addApiResponse(
                        "503",
                        Refusals.described("Busy, or the engine does not answer; Retry-After says when to come again"));
    }

    private static ApiResponse file(String mediaType) {
        return new ApiResponse()
                .description("The file, sent while it is read")
                .content(new Content().addMediaType(mediaType, new MediaType().schema(new StringSchema())));
    }
}
