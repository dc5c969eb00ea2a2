package dev.coop.growth;

import dev.coop.app.SourceFiles;
import dev.coop.validate.Candidate;
import dev.coop.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What `coop validate` does with an app that has one extra file; it renders it, too. */
public final class Judgement implements Runnable {
    private final String file;
    private final String text;

    public Judgement(String file, String text) {
        this.file = file;
        this.text = text;
    }

    @Override
    public void run() {
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
