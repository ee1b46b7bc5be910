/** The map: where things are on it, what part of the world it shows, and what lies beside what. */
@NullMarked
package org.usergroups.portal.map;

import org.jspecify.annotations.NullMarked;
