package dev.coop.source.git;

import dev.coop.source.GitIndex;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code git ls-files} lists. */
final class ListedIndex implements GitIndex {
    private final GitCommands git;
    private Optional<NavigableMap<String, Tracked>> tracked = Optional.empty();
    private Optional<NavigableSet<String>> others = Optional.empty();

    ListedIndex(GitCommands git) {
        this.git = git;
    }

    @Override
    public NavigableMap<String, Tracked> tracked() throws IOException {
        if (tracked.isEmpty()) {
            var found = new TreeMap<String, Tracked>();
            for (var line : git.text("ls-files", "-z", "--stage", "-t").split("\0", -1)) {
                var tab = line.indexOf('\t');
                if (tab > 0) {
                    // The tag, the mode, the id and the stage.
                    var words = line.substring(0, tab).split(" ", -1);
                    found.put(
                            line.substring(tab + 1),
                            new Tracked(
                                    kind(words[1]),
                                    words[2],
                                    words[0].equals("S") ? Presence.LEFT_OUT : Presence.CHECKED_OUT));
                }
            }
            tracked = Optional.of(found);
        }
        return tracked.get();
    }

    private static Kind kind(String mode) {
        return switch (mode) {
            case "120000" -> Kind.LINK;
            case "160000" -> Kind.SUBMODULE;
            default -> Kind.FILE;
        };
    }

    @Override
    public boolean ignores(String folder, String name) throws IOException {
        var path = folder.isEmpty() ? name : folder + "/" + name;
        if (others.isEmpty()) {
            var found = new TreeSet<String>();
            for (var each :
                    git.text("ls-files", "-z", "--others", "--exclude-standard").split("\0", -1)) {
                found.add(each);
            }
            others = Optional.of(found);
        }
        var below = others.get().ceiling(path + "/");
        return !others.get().contains(path) && (below == null || !below.startsWith(path + "/"));
    }

    @Override
    public byte[] content(Tracked entry) throws IOException {
        return ListedFolder.content(git, entry.id(), entry.id());
    }
}
