/** Completing places and understanding countries, for forms and for programs. */
@NullMarked
package org.usergroups.roster.places;

import org.jspecify.annotations.NullMarked;
