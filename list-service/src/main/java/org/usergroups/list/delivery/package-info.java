/** Mail out: a post goes to every subscriber once, with the headers of a list. */
@NullMarked
package org.usergroups.list.delivery;

import org.jspecify.annotations.NullMarked;
