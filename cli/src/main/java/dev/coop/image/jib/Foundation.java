package dev.coop.image.jib;

import dev.coop.image.ImageReference;
import dev.coop.image.Recipe;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an image of one platform is laid on.
 *
 * @param base the base, if there is one
 * @param configuration what the base says about itself, as far as it is known
 * @param files the files of the base, as far as they matter
 */
record Foundation(Optional<ImageReference> base, Optional<Configuration> configuration, FileTree files) {
    /** The number that distroless images give their own user who is not root. */
    private static final String NOT_ROOT = "65532";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*(:[0-9]+)?");

    /**
     * Who an image runs as.
     *
     * @param name as the image's configuration has it
     * @param because why it is not who the recipe or the base names, if it is not
     */
    record User(String name, Optional<String> because) {}

    /** Returns whether it matters which folders and links the base has. */
    static boolean mattersTo(Recipe.Variant variant) {
        return variant.layers().stream()
                .flatMap(layer -> layer.entries().stream())
                .anyMatch(entry -> entry.place().lastIndexOf('/') > 0
                        || entry instanceof Recipe.Folder
                        || (entry instanceof Recipe.Link link && link.target().startsWith("/")));
    }

    /** A cluster starts nothing as root, and cannot tell of a name whether it is root's. */
    User user(Recipe recipe) {
        var ofBase = configuration.flatMap(Configuration::user);
        if (recipe.user().isPresent()) {
            return new User(recipe.user().get(), Optional.empty());
        }
        if (ofBase.filter(name -> NUMBER.matcher(name).matches()).isPresent()) {
            return new User(ofBase.get(), Optional.empty());
        }
        var because = ofBase.filter(name -> !name.matches("(root|0)(:.*)?"))
                .map(name -> "the base's own, `" + name + "`, is a name: set `build.user` to its number")
                .or(() -> base.map(_ -> "the base runs as root"));
        return new User(NOT_ROOT, because);
    }

    /**
     * Fails when a link leads to a path that the image does not have. Of a base that could not be fetched nobody knows.
     */
    void check(Recipe recipe, Recipe.Variant variant) {
        if (base.isEmpty() && !(recipe.base() instanceof Recipe.Scratch)) {
            return;
        }
        var own = new HashSet<String>();
        variant.layers().forEach(layer -> layer.entries().forEach(entry -> own.add(entry.place())));
        for (var layer : variant.layers()) {
            for (var entry : layer.entries()) {
                if (entry instanceof Recipe.Link link
                        && link.target().startsWith("/")
                        && !own.contains(link.target())
                        && !files.has(link.target())) {
                    throw link.leadsOut();
                }
            }
        }
    }
}
