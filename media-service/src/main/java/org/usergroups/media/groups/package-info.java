/** What this service knows of groups and their organizers, copied from roster-service's events. */
@NullMarked
package org.usergroups.media.groups;

import org.jspecify.annotations.NullMarked;
