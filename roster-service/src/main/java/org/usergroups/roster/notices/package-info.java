/** What the roster tells people by mail: queued, sent once, with links that do one thing, and only to those who want it. */
@NullMarked
package org.usergroups.roster.notices;

import org.jspecify.annotations.NullMarked;
