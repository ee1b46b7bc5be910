/** Completing topics, for forms and for programs. */
@NullMarked
package org.usergroups.roster.topics;

import org.jspecify.annotations.NullMarked;
