package org.usergroups.search;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Answers have an ETag (RFC 9110), so that who has one already need not get it again. Files are sent while they are read and have none. */
@Configuration(proxyBeanMethods = false)
class Caching {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
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
