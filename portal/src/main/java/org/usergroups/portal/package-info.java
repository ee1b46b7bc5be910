/** The web front door of Usergroups: pages for people, gateway for the API, session. */
@NullMarked
package org.usergroups.portal;

import org.jspecify.annotations.NullMarked;
