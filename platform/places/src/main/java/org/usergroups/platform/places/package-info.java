/** Places and countries by any name, and a check whether coordinates are where they are said to be. */
@NullMarked
package org.usergroups.platform.places;

import org.jspecify.annotations.NullMarked;
