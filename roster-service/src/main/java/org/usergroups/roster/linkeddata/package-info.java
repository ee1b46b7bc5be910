/** What search engines and other readers of linked data get to know of groups and meetings. */
@NullMarked
package org.usergroups.roster.linkeddata;

import org.jspecify.annotations.NullMarked;
