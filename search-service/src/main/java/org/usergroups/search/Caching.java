package org.usergroups.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Answers have an ETag (RFC 9110), so that who has one already need not get it again. Files are sent while they are read and have none. */
@Configuration(proxyBeanMethods = false)
class Caching {

    /** Two checksums that processors compute themselves, 64 bits, for who asks again; nobody is kept from forging them. */
    private static final class Checksums extends ShallowEtagHeaderFilter {

        @Override
        protected String generateETagHeaderValue(InputStream answer, boolean isWeak) throws IOException {
            var bytes = answer.readAllBytes();
            return "\"%08x%08x\"".formatted(sum(new CRC32C(), bytes), sum(new CRC32(), bytes));
        }

        private static long sum(Checksum checksum, byte[] bytes) {
            checksum.update(bytes);
            return checksum.getValue();
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
