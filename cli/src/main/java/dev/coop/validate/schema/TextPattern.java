package dev.coop.validate.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.util.regex.Pattern;

/**
 * A schema's {@code pattern}, as JSON Schema means it (ECMA-262): {@code $} is the text's end alone, whereas Java's
 * also matches before a newline at the end.
 *
 * @param form as Java takes it
 */
record TextPattern(Pattern form) implements Evaluator {
    /** No value that has a form is longer; Java's patterns need more of the stack the longer a text is. */
    private static final int LONGEST = 1_000;

    TextPattern(String form) {
        this(Pattern.compile(form.replace("$", "\\z")));
    }

    TextPattern(JsonNode form) {
        this(form.asString());
    }

    /** Whether a text has the form. */
    boolean accepts(String text) {
        return text.length() <= LONGEST && form.matcher(text).find();
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
        return node.getNodeType() != SimpleType.STRING || accepts(node.asString())
                ? Result.success()
                : Result.failure("does not match " + form);
    }
}
