@NullMarked
package org.usergroups.roster.webhooks;

import org.jspecify.annotations.NullMarked;
