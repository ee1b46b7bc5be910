/** Mail for the postmaster (RFC 5321, section 4.5.1): kept until the person who is it has it. */
@NullMarked
package org.usergroups.list.postmaster;

import org.jspecify.annotations.NullMarked;
