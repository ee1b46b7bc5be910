/** The lists themselves: names, descriptions, and who may change them. */
@NullMarked
package org.usergroups.list.lists;

import org.jspecify.annotations.NullMarked;
