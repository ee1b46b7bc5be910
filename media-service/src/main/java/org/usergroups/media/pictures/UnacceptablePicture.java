package org.usergroups.media.pictures;

/** An upload that is not taken, with a sentence for the person who sent it. Nothing of it has been stored. */
public final class UnacceptablePicture extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** It is none of the formats that are taken. */
        FORMAT,
        /** It is larger than the limits. */
        TOO_LARGE,
        /** It is cut off or broken. */
        DAMAGED
    }

    private final Reason reason;

    private UnacceptablePicture(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    static UnacceptablePicture format(String sentence) {
        return new UnacceptablePicture(Reason.FORMAT, sentence);
    }

    static UnacceptablePicture tooLarge(String sentence) {
        return new UnacceptablePicture(Reason.TOO_LARGE, sentence);
    }

    static UnacceptablePicture damaged(String what) {
        return new UnacceptablePicture(
                Reason.DAMAGED,
                "The picture is damaged: %s. Send the file again, or another copy of it.".formatted(what));
    }

    static UnacceptablePicture cutOff() {
        return damaged("its end is missing");
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
