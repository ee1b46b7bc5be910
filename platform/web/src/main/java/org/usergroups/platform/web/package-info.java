/** What every HTTP API of ours has in common: problem details, versions as ETags, merge patch, cursors, limits, and who calls. */
@NullMarked
package org.usergroups.platform.web;

import org.jspecify.annotations.NullMarked;
