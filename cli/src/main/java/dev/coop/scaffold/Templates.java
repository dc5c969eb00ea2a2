package dev.coop.scaffold;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The template folders that coop carries in its resources. Each has a file {@code index} with the paths of its files,
 * one a line, in the order they are written: resources cannot be listed reliably in a native image.
 */
final class Templates {
    /** Not the usual braces: Helm charts and GitHub Actions use those. */
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true).withDelims("<% %>");

    private Templates() {}

    /** Returns the paths of a template's files. */
    static List<String> files(String template) {
        return read(template, "index").lines().toList();
    }

    /**
     * Returns a file of a template with its variables filled in.
     *
     * @throws com.samskivert.mustache.MustacheException when it uses a variable that has no value: a defect
     */
    static String render(String template, String file, Map<String, Object> variables) {
        return COMPILER.compile(read(template, file)).execute(variables);
    }

    private static String read(String template, String file) {
        // Build tools take a .gitignore among the resources for their own and leave it out.
        var path = "/templates/" + template + "/" + file.replaceFirst("^\\.gitignore$", "dot-gitignore");
        try (var resource = Templates.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException("coop carries no " + path);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
