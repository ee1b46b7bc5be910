package org.usergroups.blog.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;

/** The page's first heading is the post's title, so the post's own headings begin at the second level. */
final class HeadingsBelowTitle extends AbstractVisitor {

    @Override
    public void visit(Heading heading) {
        heading.setLevel(Math.min(6, heading.getLevel() + 1));
    }
}
