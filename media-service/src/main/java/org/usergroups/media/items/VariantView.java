package org.usergroups.media.items;

import java.util.List;

/**
 * A public file of a picture.
 *
 * @param url the path at the portal, the same for ever
 */
record VariantView(int width, int height, String url) {

    static List<VariantView> all(Item item) {
        return item.variants().stream()
                .map(variant -> new VariantView(variant.width(), variant.height(), variant.url()))
                .toList();
    }
}
