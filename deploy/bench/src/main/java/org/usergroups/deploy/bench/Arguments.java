package org.usergroups.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A command line: the command, options as {@code --name=value} or {@code --name}, and what else there is. */
record Arguments(String line, String command, Map<String, String> options, List<String> files) {

    /** Options that stand without a value. */
    private static final Set<String> SWITCHES = Set.of("misses", "skip-import", "remove");

    static Arguments parse(String... words) throws Refusal {
        if (words.length == 0) {
            throw new Refusal(
                    "bench needs a command: freshness, kill, import FILE, memory, reads, relevance FILE FILE, fill, discovery, rebuild or hostile.");
        }
        var options = new LinkedHashMap<String, String>();
        var files = new ArrayList<String>();
        for (var word : Arrays.asList(words).subList(1, words.length)) {
            if (!word.startsWith("--")) {
                files.add(word);
                continue;
            }
            var parts = word.substring(2).split("=", 2);
            if (SWITCHES.contains(parts[0])) {
                if (parts.length > 1) {
                    throw new Refusal("--" + parts[0] + " takes no value.");
                }
                options.put(parts[0], "");
                continue;
            }
            if (parts.length < 2 || parts[1].isBlank()) {
                throw new Refusal("--" + parts[0] + " needs a value, as in --" + parts[0] + "=….");
            }
            options.put(parts[0], parts[1]);
        }
        return new Arguments("bench " + String.join(" ", words), words[0], Map.copyOf(options), List.copyOf(files));
    }

    /** Refuses what the command does not know, so that a slip of the pen does not measure something else. */
    void allow(int mostFiles, String... names) throws Refusal {
        var known = Set.of(names);
        for (var name : options.keySet()) {
            if (!known.contains(name)) {
                throw new Refusal("bench " + command + " does not know --" + name + "; it knows "
                        + known.stream().sorted().map(each -> "--" + each).collect(Collectors.joining(", ")) + ".");
            }
        }
        if (files.size() > mostFiles) {
            throw new Refusal("bench " + command + " does not know what “" + files.get(mostFiles) + "” is for.");
        }
    }

    int number(String name, int usual, int least, int most) throws Refusal {
        var text = options.get(name);
        if (text == null) {
            return usual;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Told below, as for a number out of range.
        }
        throw new Refusal("--" + name + " needs a whole number from " + least + " to " + most + ".");
    }

    /** A part of the whole, 1 being all of it. */
    double share(String name, double usual) throws Refusal {
        var text = options.get(name);
        if (text == null) {
            return usual;
        }
        if (text.matches("0|1|[01]?\\.\\d{1,9}")) {
            var share = Double.parseDouble(text);
            if (share <= 1) {
                return share;
            }
        }
        throw new Refusal("--" + name + " needs a number from 0 to 1, as in --" + name + "=" + usual + ".");
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    /** @param what is needed, for the sentence that refuses a command line without it */
    Path file(int at, String what) throws Refusal {
        if (files.size() <= at) {
            throw new Refusal("bench " + command + " needs " + what + ".");
        }
        var file = Path.of(files.get(at));
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new Refusal("There is no file " + file + " that can be read.");
        }
        return file;
    }

    String text(String name, String usual) {
        return options.getOrDefault(name, usual);
    }

    /** The data folder of the stack. */
    Path data() {
        var project = Path.of(System.getProperty("usergroups.project", ""));
        return Path.of(text("data", project.resolve(".usergroups").toString()))
                .toAbsolutePath()
                .normalize();
    }
}
