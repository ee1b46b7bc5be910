package org.usergroups.platform.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Connects a test's application to real Kafka, MongoDB, a search engine and a mailbox, and gives it {@link TestTokens}, {@link
 * TestEvents} and {@link TestMailbox} beans. Which servers: see {@link RunningBackends}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Import(BackendsConfiguration.class)
public @interface Backends {}
