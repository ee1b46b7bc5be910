/** Pictures of meetings, drawn by the program itself: the same name always gives the same picture. */
@NullMarked
package org.usergroups.deploy.local.demo.drawings;

import org.jspecify.annotations.NullMarked;
