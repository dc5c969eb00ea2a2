package dev.coop.image.files;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
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
        if (text.isAbsolute() && !text.normalize().startsWith(folder)) {
            // Whether the image has such a path is known once its base is.
            return new Recipe.Link(place, target, named);
        }
        var meant = link.resolveSibling(text).normalize();
        var meantPlace = copies.place(meant).orElseThrow(() -> leadsOut(named, target));
        return new Recipe.Link(place, leadsTo(text, place).equals(meantPlace) ? target : meantPlace, named);
    }

    /** Returns where a link's text leads from its place in the image. */
    private static String leadsTo(Path text, String place) {
        return text.isAbsolute()
                ? ""
                : Path.of(place).resolveSibling(text).normalize().toString().replace('\\', '/');
    }

    private static Failure leadsOut(String link, String target) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "link-leads-out-of-the-image",
                                "the link `" + link + "` leads to `" + target + "`, which is not copied")
                        .at(new Location.OfFile(link))
                        .hint("copy what it leads to as well, or take the link away"));
    }
}
