package org.usergroups.portal.pages;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.signin.Viewers;

/** The language of the pages, how long they are kept, the clock, and who looks as an argument of page methods. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {
    private final Viewers viewers;

    PagesConfiguration(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ReadersLanguage());
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new ReadersLanguage();
    }

    @Bean
    static VisitorCaching visitorCaching(PortalProperties properties) {
        return new VisitorCaching(properties);
    }

    @Bean
    static InstantSource clock() {
        return InstantSource.system();
    }
}
