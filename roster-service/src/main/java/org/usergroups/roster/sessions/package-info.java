/** The browsers in which a member is signed in. */
@NullMarked
package org.usergroups.roster.sessions;

import org.jspecify.annotations.NullMarked;
