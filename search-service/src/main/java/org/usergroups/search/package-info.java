/** Finds groups and what they do, by country, topic and words. */
@NullMarked
package org.usergroups.search;

import org.jspecify.annotations.NullMarked;
