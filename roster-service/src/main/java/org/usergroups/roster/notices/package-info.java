/** What the roster tells people by mail: queued, sent once, with links that do one thing. */
@NullMarked
package org.usergroups.roster.notices;

import org.jspecify.annotations.NullMarked;
