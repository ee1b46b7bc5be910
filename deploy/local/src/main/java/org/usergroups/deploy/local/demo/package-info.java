/** The demo world: invented groups with meetings, posts, lists and drawn pictures, loaded through the public API. */
@NullMarked
package org.usergroups.deploy.local.demo;

import org.jspecify.annotations.NullMarked;
