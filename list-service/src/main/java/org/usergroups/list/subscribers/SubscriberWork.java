package org.usergroups.list.subscribers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.list.work.BackgroundLoop;

/** What goes on behind the answers of this package. */
@Configuration(proxyBeanMethods = false)
class SubscriberWork {

    @Bean
    BackgroundLoop confirmationLoop(ConfirmationMails mails) {
        return mails.loop();
    }
}
