/** Sign-in, session, sign-out, and who looks at a page. */
@NullMarked
package org.usergroups.portal.signin;

import org.jspecify.annotations.NullMarked;
