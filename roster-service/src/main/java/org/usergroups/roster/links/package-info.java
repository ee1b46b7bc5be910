/** Looking politely whether the links of entries still lead somewhere. */
@NullMarked
package org.usergroups.roster.links;

import org.jspecify.annotations.NullMarked;
