/** The client of blog-service: the fields that the pages read. */
@NullMarked
package org.usergroups.portal.blog;

import org.jspecify.annotations.NullMarked;
