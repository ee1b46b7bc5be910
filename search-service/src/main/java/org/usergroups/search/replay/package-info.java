/** Reading the state topics from their beginning, outside any consumer group. */
@NullMarked
package org.usergroups.search.replay;

import org.jspecify.annotations.NullMarked;
