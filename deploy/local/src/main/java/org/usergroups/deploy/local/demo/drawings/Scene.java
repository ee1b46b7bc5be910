package org.usergroups.deploy.local.demo.drawings;

/** What a drawing shows. */
public enum Scene {
    /** A dim room from its back row: heads, a bright screen with bars, a speaker. */
    TALK(Indoors::talk),
    /** A long table from above, with laptops, cups and people on both sides. */
    TABLE(Indoors::table),
    /** People on chairs in a ring around a small table with a laptop. */
    CIRCLE(Indoors::circle),
    /** A workbench under a lamp with an opened computer, and shelves behind it. */
    WORKSHOP(Indoors::workshop),
    /** Roofs of a city in the evening, with a round sun and its reflection on water. */
    SKYLINE(Outdoors::skyline),
    /** People in small groups under a tree with strings of lamps. */
    COURTYARD(Outdoors::courtyard);

    private final Subject subject;

    Scene(Subject subject) {
        this.subject = subject;
    }

    void drawOn(Canvas canvas) {
        subject.drawOn(canvas);
    }

    private interface Subject {
        void drawOn(Canvas canvas);
    }
}
