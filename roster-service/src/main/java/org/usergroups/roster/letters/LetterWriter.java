package org.usergroups.roster.letters;

import java.util.Optional;
import org.usergroups.roster.Mail;

/** Writes the letters of one feature. */
public interface LetterWriter {

    /** The name that its letters have. */
    String name();

    /** What a letter says as things are now; nothing when there is nobody to tell it to, or nothing left to tell. */
    Optional<Mail> write(Letter letter);
}
