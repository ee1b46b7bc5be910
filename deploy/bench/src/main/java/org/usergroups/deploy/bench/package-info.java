/** Measures a running stack over its public API, as people and scripts use it. */
@NullMarked
package org.usergroups.deploy.bench;

import org.jspecify.annotations.NullMarked;
