package org.usergroups.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Answers have an ETag (RFC 9110), so that who has one already need not get it again. Files are sent while they are read and have none. */
@Configuration(proxyBeanMethods = false)
class Caching {

    /** Two checksums that processors compute themselves: 64 bits that tell two answers apart, no protection against somebody who forges one. */
    private static final class Checksums extends ShallowEtagHeaderFilter {

        @Override
        protected String generateETagHeaderValue(InputStream answer, boolean isWeak) throws IOException {
            var one = new CheckedInputStream(answer, new CRC32C());
            var both = new CheckedInputStream(one, new CRC32());
            both.transferTo(OutputStream.nullOutputStream());
            return "%s\"%08x%08x\""
                    .formatted(
                            isWeak ? "W/" : "",
                            one.getChecksum().getValue(),
                            both.getChecksum().getValue());
        }
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        var registration = new FilterRegistrationBean<ShallowEtagHeaderFilter>(new Checksums());
        registration.addUrlPatterns(
                "/api/search",
                "/api/search/suggest",
                "/api/search/map",
                "/api/search/near",
                "/api/search/countries",
                "/api/search/cities",
                "/api/search/compare",
                "/api/search/pairs",
                "/api/search/groups/*");
        return registration;
    }
}
