/** The roster as files that other programs read. */
@NullMarked
package org.usergroups.roster.exports;

import org.jspecify.annotations.NullMarked;
