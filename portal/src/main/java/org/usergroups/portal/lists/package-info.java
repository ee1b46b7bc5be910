/** Pages of a mailing list: threads, subscribe, leave, held posts. */
@NullMarked
package org.usergroups.portal.lists;

import org.jspecify.annotations.NullMarked;
