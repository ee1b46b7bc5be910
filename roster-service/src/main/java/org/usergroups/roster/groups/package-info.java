/** A group's entry: registered, read, edited, deleted, listed by country. */
@NullMarked
package org.usergroups.roster.groups;

import org.jspecify.annotations.NullMarked;
