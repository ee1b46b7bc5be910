/** The client of media-service: the fields that the pages read. */
@NullMarked
package org.usergroups.portal.media;

import org.jspecify.annotations.NullMarked;
