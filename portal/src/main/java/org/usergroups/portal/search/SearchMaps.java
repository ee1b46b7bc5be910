package org.usergroups.portal.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.portal.map.Bounds;
import org.usergroups.portal.map.Clusters;
import org.usergroups.portal.map.MapPicture;
import org.usergroups.portal.map.Shapes;
import org.usergroups.portal.map.View;

/** Maps of what a query finds. */
@Component
public class SearchMaps {
    private static final SearchQuery GROUPS = SearchQuery.of("").with("type", "group");

    private final SearchClient search;
    private final Shapes shapes;

    SearchMaps(SearchClient search, Shapes shapes) {
        this.search = search;
        this.shapes = shapes;
    }

    /** The groups of the world. */
    public MapPicture world() {
        return picture(GROUPS, View.WORLD, search.map(GROUPS, View.WORLD.zoom()));
    }

    /** What a query finds, closer the closer together it is; none when nothing that it finds has a place. */
    public @Nullable MapPicture found(SearchQuery query) {
        String part = query.only("bbox");
        Optional<View> asked = part == null ? Optional.empty() : Bounds.of(part).map(View::of);
        if (asked.isPresent()) {
            return picture(query, asked.get(), search.map(query, asked.get().zoom()));
        }
        Clusters far = search.map(query, View.WORLD.zoom());
        View fitting = far.bounds().map(View::of).orElse(null);
        if (fitting == null) {
            return null;
        }
        boolean isFar = fitting.zoom() <= View.WORLD.zoom();
        return picture(query, fitting, isFar ? far : search.map(query, fitting.zoom()));
    }

    private static MapPicture picture(SearchQuery query, View view, Clusters clusters) {
        SearchQuery anywhere = query.from(null).without("bbox");
        return MapPicture.of(view, clusters, anywhere.narrowing(), anywhere.path());
    }

    /** The groups of a country; none when it has no shape, and no group that has a place. */
    public @Nullable MapPicture country(String country) {
        SearchQuery here = GROUPS.with("country", country);
        Optional<View> view = shapes.view(country);
        return view.isEmpty()
                ? found(here)
                : MapPicture.ofCountry(
                        country, view.get(), search.map(here, view.get().zoom()), here.narrowing(), here.path());
    }

    /** The groups around a point in a country. */
    public MapPicture around(String country, double latitude, double longitude, double kilometres) {
        Bounds part = Bounds.around(latitude, longitude, kilometres);
        View view = View.of(part);
        Clusters clusters = search.map(GROUPS.replaced("bbox", List.of(part.toString())), view.zoom());
        return shapes.view(country).isPresent()
                ? MapPicture.ofCountry(country, view, clusters, GROUPS.narrowing(), GROUPS.path())
                : MapPicture.of(view, clusters, GROUPS.narrowing(), GROUPS.path());
    }
}
