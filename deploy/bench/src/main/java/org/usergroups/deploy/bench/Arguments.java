package org.usergroups.deploy.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A command line: the command, options as {@code --name=value}, and what else there is. */
record Arguments(String line, String command, Map<String, String> options, List<String> files) {

    static Arguments parse(String... words) throws Refusal {
        if (words.length == 0) {
            throw new Refusal("bench needs a command: freshness, kill, import FILE, memory or reads.");
        }
        var options = new LinkedHashMap<String, String>();
        var files = new ArrayList<String>();
        for (var word : Arrays.asList(words).subList(1, words.length)) {
            if (!word.startsWith("--")) {
                files.add(word);
                continue;
            }
            var parts = word.substring(2).split("=", 2);
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
