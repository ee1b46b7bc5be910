package org.usergroups.blog.text;

import org.usergroups.platform.web.Problem;

/** Collects text up to a number of characters, and refuses more. */
final class BoundedText implements Appendable {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    BoundedText(int limit) {
        this.limit = limit;
    }

    @Override
    public Appendable append(CharSequence part) {
        return append(part, 0, part.length());
    }

    @Override
    public Appendable append(CharSequence part, int start, int end) {
        if (text.length() + (end - start) > limit) {
            throw Problem.invalid(
                    "markdown", "As HTML this has more than %,d characters. Make it shorter.".formatted(limit));
        }
        text.append(part, start, end);
        return this;
    }

    @Override
    public Appendable append(char character) {
        return append(String.valueOf(character));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
