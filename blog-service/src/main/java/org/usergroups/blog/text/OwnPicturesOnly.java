package org.usergroups.blog.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Shows pictures of media-service, and turns every other picture into a link to it: a picture of another site would tell that site
 * who reads here.
 */
final class OwnPicturesOnly extends AbstractVisitor {

    private final String publicUrl;

    OwnPicturesOnly(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (image.getDestination().startsWith(publicUrl + "/")) {
            image.setDestination(image.getDestination().substring(publicUrl.length()));
        }
        if (SafeHtml.OWN_PICTURE.matcher(image.getDestination()).matches()) {
            return;
        }
        if (image.getFirstChild() == null) {
            image.appendChild(new Text(image.getDestination()));
        }
        if (isInsideLink(image)) {
            while (image.getFirstChild() != null) {
                image.insertBefore(image.getFirstChild());
            }
        } else {
            var link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertBefore(link);
        }
        image.unlink();
    }

    private static boolean isInsideLink(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }
}
