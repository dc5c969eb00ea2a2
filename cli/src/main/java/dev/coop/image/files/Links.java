package dev.coop.image.files;

import dev.coop.image.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What becomes of symbolic links: what they are in the app's folder, but never a way to anything beside it. */
record Links(Path folder, Copies copies) {

    /** Returns the link as it is in the image. */
    Recipe.Link entry(Path link, String place) throws IOException {
        var text = Files.readSymbolicLink(link);
        var target = text.toString().replace('\\', '/');
        var named = folder.relativize(link).toString().replace('\\', '/');
        var asWritten = new Recipe.Link(place, target, named);
        if (text.isAbsolute() && !text.normalize().startsWith(folder)) {
            // Whether the image has such a path is known once its base is.
            return asWritten;
        }
        var meant = link.resolveSibling(text).normalize();
        var meantPlace = copies.place(meant).orElseThrow(asWritten::leadsOut);
        return leadsTo(text, place).equals(meantPlace) ? asWritten : new Recipe.Link(place, meantPlace, named);
    }

    /** Returns where a link's text leads from its place in the image. */
    private static String leadsTo(Path text, String place) {
        return text.isAbsolute()
                ? ""
                : Path.of(place).resolveSibling(text).normalize().toString().replace('\\', '/');
    }
}
