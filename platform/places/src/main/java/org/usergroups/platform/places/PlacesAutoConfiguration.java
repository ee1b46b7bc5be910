package org.usergroups.platform.places;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The gazetteer and what is made of it, each read when it is first needed. */
@AutoConfiguration
@Lazy
public class PlacesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Gazetteer gazetteer() {
        return Gazetteer.load();
    }

    @Bean
    @ConditionalOnMissingBean
    Countries countries() {
        return Countries.load();
    }

    @Bean
    @ConditionalOnMissingBean
    Areas areas(Gazetteer gazetteer) {
        return Areas.load(gazetteer);
    }

    @Bean
    @ConditionalOnMissingBean
    LocalNames localNames(Gazetteer gazetteer) {
        return LocalNames.load(gazetteer);
    }

    @Bean
    @ConditionalOnMissingBean
    PlaceCheck placeCheck(Gazetteer gazetteer, Countries countries) {
        return new PlaceCheck(gazetteer, countries);
    }
}
