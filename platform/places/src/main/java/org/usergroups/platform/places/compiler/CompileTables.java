package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The step of the build that turns the npm packages into {@code gazetteer.bin} and {@code countries.bin}. */
public final class CompileTables {

    private CompileTables() {}

    /** Takes the module's folder and the folder of its classes; does nothing when the tables are newer than all they come from. */
    public static void main(String[] arguments) throws IOException {
        var module = Path.of(arguments[0]);
        var classes = Path.of(arguments[1]).resolve("org/usergroups/platform/places");
        var gazetteer = classes.resolve("gazetteer.bin");
        var countries = classes.resolve("countries.bin");
        var sources = Sources.of(module);
        var age = Math.min(modified(gazetteer), modified(countries));
        if (age > newestOf(sources.locks()) && age > newestOf(classes)) {
            return;
        }
        sources.check();
        var subdivisions = Subdivisions.read(sources);
        write(gazetteer, table -> GazetteerTable.read(sources, subdivisions).write(table));
        write(countries, table -> {
            CountriesTable.read(sources).write(table);
            table.texts(subdivisions.codes());
        });
    }

    private static void write(Path file, Content content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var table = new TableWriter(unfinished)) {
            content.write(table);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long newestOf(Path... places) throws IOException {
        var newest = 0L;
        for (var place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                newest = Math.max(
                        newest,
                        files.filter(file -> !file.toString().endsWith(".bin"))
                                .filter(Files::isRegularFile)
                                .mapToLong(CompileTables::modified)
                                .max()
                                .orElse(0));
            }
        }
        return newest;
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }

    private interface Content {
        void write(TableWriter table) throws IOException;
    }
}
