/** Pages for the webhooks of a group, and for those that are told of everything. */
@NullMarked
package org.usergroups.portal.webhooks;

import org.jspecify.annotations.NullMarked;
