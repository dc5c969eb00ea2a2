package dev.coop.validate.schema;

import dev.harrel.jsonschema.Error;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An error as the schema validator reports it.
 *
 * @param keyword the schema's keyword that failed; none for a schema that allows nothing
 * @param instance the JSON pointer of the value
 * @param schema the JSON pointer of the schema that the keyword is in
 * @param path by which keywords the validator came there
 */
record Finding(String keyword, String instance, String schema, String path) {
    private static final Pattern BRANCH = Pattern.compile("/anyOf/[0-9]+/");

    static Finding of(Error error) {
        var location = error.getSchemaLocation();
        return new Finding(
                Optional.ofNullable(error.getKeyword()).orElse(""),
                error.getInstanceLocation(),
                location.substring(location.indexOf('#') + 1),
                error.getEvaluationPath());
    }

    /** Whether it is about a value itself that a schema at a path says something of, not about one of several ways. */
    boolean isDirectlyBelow(String other) {
        return path.startsWith(other)
                && !BRANCH.matcher(path.substring(other.length())).find();
    }

    /** Whether it is one of the reasons of an {@code anyOf} that failed. */
    boolean explains(Finding union, int branch) {
        return path.startsWith(union.path + "/" + branch + "/")
                && (instance.equals(union.instance) || instance.startsWith(union.instance + "/"));
    }
}
