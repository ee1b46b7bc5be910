/** Work that goes on behind the answers: loops that are woken, and leases so that instances share. */
@NullMarked
package org.usergroups.list.work;

import org.jspecify.annotations.NullMarked;
