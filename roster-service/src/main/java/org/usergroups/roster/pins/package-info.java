/** People who want a group where there is none: their pins, introductions among them, and groups that begin that way. */
@NullMarked
package org.usergroups.roster.pins;

import org.jspecify.annotations.NullMarked;
