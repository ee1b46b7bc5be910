/** Writing to the organizers of a group. */
@NullMarked
package org.usergroups.portal.contact;

import org.jspecify.annotations.NullMarked;
