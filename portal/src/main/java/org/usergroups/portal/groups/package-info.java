/** Pages of a group: entry, edit, invite, meetings, invitations. */
@NullMarked
package org.usergroups.portal.groups;

import org.jspecify.annotations.NullMarked;
