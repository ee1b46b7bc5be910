/** Pages of care: reports, the queue of the coordinators, duplicates, audit. */
@NullMarked
package org.usergroups.portal.care;

import org.jspecify.annotations.NullMarked;
