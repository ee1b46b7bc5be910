/** Where things are on the map, checked by itself. */
@NullMarked
package org.usergroups.portal.map;

import org.jspecify.annotations.NullMarked;
