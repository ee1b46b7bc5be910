package org.usergroups.blog;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.platform.web.Caller;

/** What the OpenAPI document says beyond the endpoints: what this is, and how a request says who sends it. */
@Configuration(proxyBeanMethods = false)
class BlogApi {

    private static final String TOKEN = "accessToken";

    @Bean
    OpenApiCustomizer blogDescription() {
        return api -> {
            api.getInfo()
                    .setDescription("Posts of usergroups and their feeds. Reads are public; everything else needs an"
                            + " access token. Errors are problem details (RFC 9457).");
            api.getComponents()
                    .addSecuritySchemes(
                            TOKEN,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            api.setSecurity(List.of(new SecurityRequirement().addList(TOKEN), new SecurityRequirement()));
        };
    }

    /** The caller comes from the token, also where there may be none. */
    @Bean
    ParameterCustomizer callerIsNoParameter() {
        return (parameter, method) ->
                method.nestedIfOptional().getNestedParameterType() == Caller.class ? null : parameter;
    }
}
