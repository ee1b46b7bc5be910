package org.usergroups.roster.members;

/** What one feature keeps under the e-mail addresses of people, whether they have an account or not. */
public interface KeptByAddress {

    /** Keeps it under another address: its person has another one now. Doing it again does no harm. */
    void move(String from, String to);
}
