package dev.coop.growth;

import dev.coop.app.SourceFiles;
import dev.coop.validate.Candidate;
import dev.coop.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What `coop validate` does with an app that has one extra file; it renders it, too. */
public final class Judgement implements BiConsumer<String, String> {

    @Override
    public void accept(String file, String text) {
        var files = Map.of(
                SourceFiles.COOP_YAML,
                "app: mug\nport: 8080\n".getBytes(StandardCharsets.UTF_8),
                file,
                text.getBytes(StandardCharsets.UTF_8));
        var validation = new Validator().validate(new Candidate(new SourceFiles(files), "", Optional.empty()));
        if (validation.files() != 2) {
            throw new IllegalStateException("the file was not read: " + validation.diagnostics());
        }
    }
}
