package dev.coop.diagnostic;

import java.nio.file.Path;

/**
 * Where the user stands. Files are named so that a terminal or an editor that was opened there finds them.
 *
 * @param folder the folder that coop was started in
 */
public record Standpoint(Path folder) {

    public Standpoint {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Returns the name of a file: relative, unless nothing but the root is above both. */
    public String name(Path file) {
        var whole = file.toAbsolutePath().normalize();
        return (isNear(whole) ? folder.relativize(whole) : whole).toString().replace('\\', '/');
    }

    private boolean isNear(Path whole) {
        var isBelow = whole.startsWith(folder);
        var sharesMoreThanTheRoot = folder.getNameCount() > 0
                && whole.getNameCount() > 0
                && folder.getName(0).equals(whole.getName(0));
        return isBelow || (sharesMoreThanTheRoot && folder.getRoot().equals(whole.getRoot()));
    }

    /** Returns what the names of a folder's files begin with: nothing, or a path with a slash at its end. */
    public String prefix(Path of) {
        var name = name(of);
        return name.isEmpty() || name.endsWith("/") ? name : name + "/";
    }
}
