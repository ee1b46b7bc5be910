package org.usergroups.blog;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people find what this service serves.
 *
 * @param publicUrl the portal's address, without a slash at its end; links in feeds begin with it
 */
@ConfigurationProperties("usergroups")
public record BlogProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    public BlogProperties {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
    }
}
