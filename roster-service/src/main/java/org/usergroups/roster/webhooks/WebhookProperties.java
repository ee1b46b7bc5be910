package org.usergroups.roster.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are made.
 *
 * @param timeout how long an endpoint may take to answer; long keeps threads, short loses slow endpoints
 * @param giveUpAfter for how long a delivery is tried before its webhook is switched off
 * @param keepLog how long deliveries are kept, and so how far back they can be replayed
 * @param oldSecret how long a secret goes on signing after it was replaced
 * @param atOnce how many requests to one endpoint may be under way in one instance
 * @param secretKey the AES key that secrets are stored under, 16 or 32 bytes in Base64; empty stores them as they are
 */
@ConfigurationProperties("usergroups.webhooks")
record WebhookProperties(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("30d") Duration keepLog,
        @DefaultValue("24h") Duration oldSecret,
        @DefaultValue("2") int atOnce,
        @DefaultValue("") String secretKey) {}
