/** What coordinators have done, and decisions. */
@NullMarked
package org.usergroups.roster.audit;

import org.jspecify.annotations.NullMarked;
