/** What there is of each group beside its entry, kept in the group's own document. */
@NullMarked
package org.usergroups.search.activity;

import org.jspecify.annotations.NullMarked;
