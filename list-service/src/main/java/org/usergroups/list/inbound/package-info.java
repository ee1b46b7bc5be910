/** Mail in: the SMTP server, the bounded reading of messages, and the rules that refuse loops. */
@NullMarked
package org.usergroups.list.inbound;

import org.jspecify.annotations.NullMarked;
