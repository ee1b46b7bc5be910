/** The yardstick for reads: an application that does nothing but hand out bytes by Spring MVC. */
@NullMarked
package org.usergroups.deploy.bench.plain;

import org.jspecify.annotations.NullMarked;
