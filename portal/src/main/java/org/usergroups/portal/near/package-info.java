/** Groups around a place that a visitor names, or around the visitor after being asked. */
@NullMarked
package org.usergroups.portal.near;

import org.jspecify.annotations.NullMarked;
