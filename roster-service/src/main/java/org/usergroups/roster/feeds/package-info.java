/** A group's own calendar, from which its meetings are taken over. */
@NullMarked
package org.usergroups.roster.feeds;

import org.jspecify.annotations.NullMarked;
