/** Building the whole index anew from the topics, with no downtime. */
@NullMarked
package org.usergroups.search.rebuild;

import org.jspecify.annotations.NullMarked;
