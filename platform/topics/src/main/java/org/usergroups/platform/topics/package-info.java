/** What groups are about: known topics by any of their usual spellings, and free ones written in one way. */
@NullMarked
package org.usergroups.platform.topics;

import org.jspecify.annotations.NullMarked;
