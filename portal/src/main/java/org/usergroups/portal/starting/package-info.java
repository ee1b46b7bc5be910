/** For those who want a group where there is none: the starter kit, pins, introductions, mentors. */
@NullMarked
package org.usergroups.portal.starting;

import org.jspecify.annotations.NullMarked;
