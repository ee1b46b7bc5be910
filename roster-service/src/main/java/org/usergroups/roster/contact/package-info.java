/** Writing to the organizers of a group: their addresses are shown to nobody, the writer's is confirmed first. */
@NullMarked
package org.usergroups.roster.contact;

import org.jspecify.annotations.NullMarked;
