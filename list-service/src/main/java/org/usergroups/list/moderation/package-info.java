/** What waits for an organizer's decision. */
@NullMarked
package org.usergroups.list.moderation;

import org.jspecify.annotations.NullMarked;
