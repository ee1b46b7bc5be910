/** The portal in front of small stand-ins for its services, driven over HTTP as a browser does it. */
@NullMarked
package org.usergroups.portal;

import org.jspecify.annotations.NullMarked;
