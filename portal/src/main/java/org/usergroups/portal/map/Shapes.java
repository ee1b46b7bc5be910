package org.usergroups.portal.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the build has drawn: which part of the world the map of a country shows, and which countries have a border to it. */
@Component
public class Shapes {
    private static final int COARSE_ENOUGH = 3;

    private final Properties views = read("views.properties");
    private final Properties neighbours = read("neighbours.properties");

    /** The part of the world that the map of a country shows; none for the few that are too small to have a shape. */
    public Optional<View> view(String country) {
        return Optional.ofNullable(views.getProperty(country))
                .map(sides -> View.of(split(sides).map(Double::valueOf).toList()));
    }

    /** One country and what lies around it, fine. */
    public static String ofCountry(String country) {
        return "/map/countries/" + country + ".svg";
    }

    /** The whole world, as fine as a part of it needs. */
    public static String ofWorld(View view) {
        return view.zoom() <= COARSE_ENOUGH ? "/map/world.svg" : "/map/detail.svg";
    }

    /** The countries with a border to one, by code; none for an island. */
    public List<String> neighbours(String country) {
        String codes = neighbours.getProperty(country);
        return codes == null ? List.of() : split(codes).toList();
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(",", -1));
    }

    private static Properties read(String name) {
        try (InputStream file = Shapes.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The build has not drawn " + name + "; see “The map” in README.md");
            }
            Properties table = new Properties();
            table.load(file);
            return table;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
