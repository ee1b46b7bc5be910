/** Countries and their cities: what there is in them, how groups work there, and which of them have groups that are alike. */
@NullMarked
package org.usergroups.search.countries;

import org.jspecify.annotations.NullMarked;
