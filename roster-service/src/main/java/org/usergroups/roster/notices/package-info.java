/** What members are told by mail, and how they say that they do not want it. */
@NullMarked
package org.usergroups.roster.notices;

import org.jspecify.annotations.NullMarked;
