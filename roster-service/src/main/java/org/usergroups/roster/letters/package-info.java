/** Mails that are written when they are sent: what they say is looked up then, and kept nowhere. */
@NullMarked
package org.usergroups.roster.letters;

import org.jspecify.annotations.NullMarked;
