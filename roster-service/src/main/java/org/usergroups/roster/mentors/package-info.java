/** People who have begun a group, and help others to. */
@NullMarked
package org.usergroups.roster.mentors;

import org.jspecify.annotations.NullMarked;
