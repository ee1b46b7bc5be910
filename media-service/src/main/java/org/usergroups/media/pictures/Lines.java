package org.usergroups.media.pictures;

/** A picture that is read line by line, each pixel as red, green and blue from 0 to 255. */
interface Lines {

    int width();

    int height();

    /** Puts a line into an array of three times the width. */
    void read(int y, int[] line);
}
