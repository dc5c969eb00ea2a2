package dev.coop.image.jib;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A file tree as lines of text, as the cache keeps it: mode, user and group of a folder, then the path. */
final class FileTreeText {
    private FileTreeText() {}

    static String write(FileTree tree) {
        return tree.nodes().entrySet().stream()
                .filter(each -> isOneLine(each.getKey())
                        && !(each.getValue() instanceof FileTree.Link(var target) && !isOneLine(target)))
                .map(each -> line(each.getKey(), each.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isOneLine(String path) {
        return path.chars().noneMatch(each -> each == '\n' || each == '\r' || each == '\t');
    }

    private static String line(String path, FileTree.Node node) {
        return switch (node) {
            case FileTree.Folder(var mode, var user, var group) ->
                "d\t" + mode + "\t" + user + "\t" + group + "\t" + path;
            case FileTree.File(var mode) -> "f\t" + mode + "\t" + path;
            case FileTree.Link(var target) -> "l\t" + path + "\t" + target;
        };
    }

    static FileTree read(String text) {
        Map<String, FileTree.Node> nodes = new TreeMap<>();
        text.lines().map(line -> line.split("\t", 5)).forEach(parts -> {
            switch (parts[0]) {
                case "d" ->
                    nodes.put(
                            parts[4],
                            new FileTree.Folder(
                                    Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3])));
                case "f" -> nodes.put(parts[2], new FileTree.File(Integer.parseInt(parts[1])));
                case "l" -> nodes.put(parts[1], new FileTree.Link(parts[2]));
                default -> throw new IllegalArgumentException("not a line of a file tree");
            }
        });
        return new FileTree(nodes);
    }
}
