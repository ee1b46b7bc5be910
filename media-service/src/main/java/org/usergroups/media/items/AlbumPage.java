package org.usergroups.media.items;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.usergroups.media.albums.AlbumView;

/** An album with all its pictures, in the order in which they came. */
record AlbumPage(@JsonUnwrapped AlbumView album, List<ItemView> itemList) {}
