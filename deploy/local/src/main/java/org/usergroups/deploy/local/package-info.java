/** Starts what the services need on one machine, as a process of its own. */
@NullMarked
package org.usergroups.deploy.local;

import org.jspecify.annotations.NullMarked;
