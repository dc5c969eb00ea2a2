package dev.coop.image.jib;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file system that an image's layers make, as far as paths, folders and links go. Not for several threads. */
final class FileTree {
    // As many as Linux follows.
    private static final int MOST_LINKS = 40;

    private final TreeMap<String, Node> nodes;

    FileTree() {
        this(Map.of());
    }

    FileTree(Map<String, Node> nodes) {
        this.nodes = new TreeMap<>(nodes);
    }

    /** What is at a path. */
    sealed interface Node {}

    /** A folder, with whose it is. */
    record Folder(int mode, long user, long group) implements Node {}

    /** A file, or whatever else is no folder and no link. */
    record File(int mode) implements Node {}

    /** A symbolic link, with where it leads as it is written. */
    record Link(String target) implements Node {}

    /** Returns path to node, paths beginning with a slash. */
    Map<String, Node> nodes() {
        return nodes;
    }

    /** Puts something at a real path; what is no folder replaces what was there. */
    void put(String place, Node node) {
        if (!(node instanceof Folder)) {
            remove(place);
        }
        nodes.put(place, node);
    }

    /** Takes away what is at a path and below it. */
    void remove(String place) {
        nodes.remove(place);
        removeBelow(place);
    }

    /** Takes away what is below a path. */
    void removeBelow(String place) {
        var within = place.equals("/") ? "/" : place + "/";
        nodes.subMap(within, within.substring(0, within.length() - 1) + (char) ('/' + 1))
                .clear();
    }

    /** Returns the folder at a real path. */
    Optional<Folder> folder(String place) {
        return nodes.get(place) instanceof Folder folder ? Optional.of(folder) : Optional.empty();
    }

    /** Returns whether there is something at a path, through links. */
    boolean has(String place) {
        return place.equals("/") || nodes.containsKey(real(place));
    }

    /** Returns the path without links in the folders above its last name. */
    String realParent(String place) {
        var slash = place.lastIndexOf('/');
        var parent = real(place.substring(0, slash));
        return (parent.equals("/") ? "" : parent) + place.substring(slash);
    }

    /** Returns the path without links. */
    String real(String place) {
        var rest = new ArrayDeque<>(Arrays.asList(place.split("/", -1)));
        var done = new ArrayDeque<String>();
        var links = 0;
        while (!rest.isEmpty()) {
            var name = rest.removeFirst();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                done.pollLast();
                continue;
            }
            done.addLast(name);
            if (nodes.get(path(done)) instanceof Link(var target) && links++ < MOST_LINKS) {
                done.removeLast();
                if (target.startsWith("/")) {
                    done.clear();
                }
                Arrays.asList(target.split("/", -1)).reversed().forEach(rest::addFirst);
            }
        }
        return path(done);
    }

    private static String path(ArrayDeque<String> names) {
        return names.stream().collect(Collectors.joining("/", "/", ""));
    }
}
