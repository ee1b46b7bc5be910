/** Who gets a list's mail: joining by double opt-in, leaving by a link. The only place that holds subscribers' addresses. */
@NullMarked
package org.usergroups.list.subscribers;

import org.jspecify.annotations.NullMarked;
