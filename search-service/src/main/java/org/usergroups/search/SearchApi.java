package org.usergroups.search;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

    private static void addRefusals(Operation operation, String path) {
        var responses = operation.getResponses();
        if (path.contains("{id}")) {
            responses.addApiResponse("404", refusal("Nothing of this id is known"));
        }
        if (!path.contains(FILES)) {
            responses.addApiResponse(
                    "304", new ApiResponse().description("Not modified since the ETag that was sent in If-None-Match"));
        }
        responses
                .addApiResponse("400", refusal("A parameter that cannot be read, or a cursor that is none of ours"))
                .addApiResponse("422", refusal("Parameters that make no sense; errors says which and why"))
                .addApiResponse(
                        "503", refusal("Busy, or the engine does not answer; Retry-After says when to come again"));
    }

    private static ApiResponse refusal(String description) {
        var problem = new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
