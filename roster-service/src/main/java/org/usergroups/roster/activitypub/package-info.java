/** Groups as the fediverse sees them: an actor of ActivityPub that can be found and read, and takes nothing. */
@NullMarked
package org.usergroups.roster.activitypub;

import org.jspecify.annotations.NullMarked;
