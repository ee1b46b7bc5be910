/** media-service: photos of meetings, in albums of groups. */
@NullMarked
package org.usergroups.media;

import org.jspecify.annotations.NullMarked;
