/** Mailing lists of usergroups: mail in over SMTP, moderation, delivery, and an archive by threads. */
@NullMarked
package org.usergroups.list;

import org.jspecify.annotations.NullMarked;
