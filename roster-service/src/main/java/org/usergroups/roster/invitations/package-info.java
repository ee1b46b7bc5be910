/** Inviting somebody by e-mail to look after a group. */
@NullMarked
package org.usergroups.roster.invitations;

import org.jspecify.annotations.NullMarked;
