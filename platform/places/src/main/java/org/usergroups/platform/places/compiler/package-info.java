/** Runs in the build, not in a service: compiles the packages of {@code package.json} into the tables that the gazetteer reads. */
@NullMarked
package org.usergroups.platform.places.compiler;

import org.jspecify.annotations.NullMarked;
