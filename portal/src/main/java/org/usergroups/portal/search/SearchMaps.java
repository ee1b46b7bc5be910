package org.usergroups.portal.search;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
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
        return picture(GROUPS, GROUPS.narrowing(), View.WORLD, search.map(GROUPS, View.WORLD.zoom()));
    }

    /**
     * What a query finds, closer the closer together it is, but never without what surrounds it; none when nothing that it finds has a place.
     *
     * @param language the reader's, so that names mean the same places as in the list beside it
     */
    public @Nullable MapPicture found(SearchQuery query, String language) {
        String narrowing = query.from(null).without("bbox").narrowing(language);
        IntFunction<Clusters> map = zoom -> search.map(query, zoom, language);
        String part = query.only("bbox");
        Optional<View> asked = part == null ? Optional.empty() : Bounds.of(part).map(View::of);
        return asked.isPresent()
                ? picture(query, narrowing, asked.get(), map.apply(asked.get().zoom()))
                : fitting(query, narrowing, map);
    }

    private static @Nullable MapPicture fitting(SearchQuery query, String narrowing, IntFunction<Clusters> map) {
        Clusters far = map.apply(View.WORLD.zoom());
        View fitting = far.bounds().map(View::ofSurroundings).orElse(null);
        if (fitting == null) {
            return null;
        }
        boolean isFar = fitting.zoom() <= View.WORLD.zoom();
        return picture(query, narrowing, fitting, isFar ? far : map.apply(fitting.zoom()));
    }

    private static MapPicture picture(SearchQuery query, String narrowing, View view, Clusters clusters) {
        return MapPicture.of(
                view, clusters, narrowing, query.from(null).without("bbox").path());
    }

    /** The groups of a country; none when it has no shape, and no group that has a place. */
    public @Nullable MapPicture country(String country) {
        SearchQuery here = GROUPS.with("country", country);
        Optional<View> view = shapes.view(country);
        return view.isEmpty()
                ? fitting(here, here.narrowing(), zoom -> search.map(here, zoom))
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
