package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Every token that an acceptance test uses, so that none of them can stand in what coop prints without notice. */
final class Secrets {
    /** A token of the platform's forge; whatever else a test makes up ends in the same word. */
    static final String TOKEN = "tok_coop" + "S3cret";

    /** The second half of each secret that the tests use, as no other word has it. */
    private static final List<String> MARKS = List.of("S3cret", "s3cret", "pa55");

    private Secrets() {}

    /** Fails when a text holds one of the tokens, as it is or as a header carries it. */
    static void areNotIn(String what, String text) {
        assertThat(MARKS.stream().filter(text::contains))
                .as("no secret stands in %s:%n%s", what, text)
                .isEmpty();
        assertThat(Stream.of("x-access-token", "oauth2", "coop", "ada", "git")
                        .map(user -> Base64.getEncoder()
                                .encodeToString((user + ":" + TOKEN).getBytes(StandardCharsets.UTF_8)))
                        .filter(text::contains))
                .as("no login stands in %s", what)
                .isEmpty();
    }
}
