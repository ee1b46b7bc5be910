package org.usergroups.portal.pages;

/**
 * A field that two people changed at the same time.
 *
 * @param field its name in the form
 * @param label its message key
 * @param theirs what is stored now
 * @param mine what was typed
 */
public record Difference(String field, String label, String theirs, String mine) {
    public boolean isSame() {
        return theirs.strip().replace("\r\n", "\n").equals(mine.strip().replace("\r\n", "\n"));
    }
}
