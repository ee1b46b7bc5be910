/** The launcher: backends and services together, started, watched and stopped. */
@NullMarked
package org.usergroups.deploy.local.stack;

import org.jspecify.annotations.NullMarked;
