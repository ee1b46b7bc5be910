/** What waits for the coordinators. */
@NullMarked
package org.usergroups.roster.queue;

import org.jspecify.annotations.NullMarked;
