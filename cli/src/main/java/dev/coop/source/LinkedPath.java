package dev.coop.source;

import dev.coop.app.SourceFiles.Problem;
import dev.coop.source.RepositoryEntry.File;
import dev.coop.source.RepositoryEntry.Folder;
import dev.coop.source.RepositoryEntry.Link;
import dev.coop.source.RepositoryEntry.Special;
import dev.coop.source.RepositoryEntry.Submodule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way to what a path of a repository leads to, step by step as the operating system would go it, but never out of
 * the repository.
 */
final class LinkedPath {
    private static final int MOST_LINKS = 40;

    private final String asked;
    private final Set<String> links;
    private final Deque<String> ahead;
    private int followed;

    private LinkedPath(String asked, List<String> parts, Set<String> links) {
        this.asked = asked;
        this.links = links;
        this.ahead = new ArrayDeque<>(parts);
    }

    /**
     * A folder that the way leads through, or the repository's root.
     *
     * @param path from the repository's root, without links, empty for the root
     * @param above the folder that it is in, none for the root
     * @param folder what is there
     */
    record Place(String path, Optional<Place> above, Folder folder) {
        static Place root(Folder folder) {
            return new Place("", Optional.empty(), folder);
        }

        Place below(String name, Folder found) {
            return new Place(of(name), Optional.of(this), found);
        }

        /** Returns the path of what has that name in it. */
        String of(String name) {
            return path.isEmpty() ? name : path + "/" + name;
        }
    }

    /** Where a way ends. */
    sealed interface End {}

    /** At a folder, or at a file in one, whose name is empty for the folder itself. */
    record Found(Place place, String name, RepositoryEntry entry) implements End {
        String path() {
            return name.isEmpty() ? place.path() : place.of(name);
        }
    }

    /** At nothing that can be taken. */
    record NotTaken(Problem problem) implements End {}

    /**
     * Goes a way.
     *
     * @param from where it begins
     * @param path the way, with slashes
     * @param asked the path that a problem is reported at
     * @param links told of each link on the way, by its path from the repository's root
     */
    static End follow(Place from, String path, String asked, Set<String> links) throws IOException {
        return new LinkedPath(asked, List.of(path.split("/", -1)), links).from(from);
    }

    private End from(Place start) throws IOException {
        var at = start;
        while (!ahead.isEmpty()) {
            var part = ahead.pop();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                if (at.above().isEmpty()) {
                    return outside("`" + asked + "` is a link that leads out of the repository");
                }
                at = at.above().get();
                continue;
            }
            var entry = at.folder().entry(part);
            if (entry.isEmpty()) {
                return nowhere(at.of(part));
            }
            switch (entry.get()) {
                case Folder folder -> at = at.below(part, folder);
                case Link link -> {
                    links.add(at.of(part));
                    if (isAbsolute(link.target())) {
                        return outside("`" + asked + "` is a link to an absolute path, which leads out of the"
                                + " repository on every other machine");
                    }
                    if (++followed > MOST_LINKS) {
                        return new NotTaken(loop(asked));
                    }
                    turn(link.target());
                }
                case File file -> {
                    return ahead.isEmpty() ? new Found(at, part, file) : nowhere(at.of(part) + "/" + ahead.peek());
                }
                case Submodule _ -> {
                    return new NotTaken(submodule(asked));
                }
                case Special _ -> {
                    return new NotTaken(special(asked));
                }
            }
        }
        return new Found(at, "", at.folder());
    }

    private void turn(String target) {
        var parts = target.replace('\\', '/').split("/", -1);
        for (var i = parts.length - 1; i >= 0; i--) {
            ahead.push(parts[i]);
        }
    }

    private static boolean isAbsolute(String target) {
        return target.startsWith("/") || target.matches("[A-Za-z]:[/\\\\].*");
    }

    private NotTaken nowhere(String path) {
        return new NotTaken(new Problem(
                asked,
                "link-leads-nowhere",
                "`" + asked + "` leads to `" + path + "`, which is not in the repository",
                "correct the link, or commit what it leads to"));
    }

    private NotTaken outside(String message) {
        return new NotTaken(new Problem(
                asked,
                "link-leads-outside",
                message,
                "put the file itself there, or make it a relative link to a file of this repository"));
    }

    static Problem loop(String path) {
        return new Problem(
                path, "link-is-a-loop", "`" + path + "` is a link that leads back to itself", "correct the link");
    }

    static Problem submodule(String path) {
        return new Problem(
                path,
                "submodule",
                "`" + path + "` is a submodule, whose files this repository does not hold",
                "put the files themselves into this repository");
    }

    static Problem special(String path) {
        return new Problem(
                path,
                "special-file",
                "`" + path + "` is neither a file, a folder nor a link",
                "remove it, or put a file there");
    }
}
