/** A made-up world of groups and what they do, as the events that the services would publish of it. */
@NullMarked
package org.usergroups.deploy.bench.world;

import org.jspecify.annotations.NullMarked;
