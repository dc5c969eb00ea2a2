package dev.coop.validate;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.platform.Platform;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apps of a few texts, judged. */
final class Judged {
    static final String APP = "app: mug\nport: 8080\n";

    private static final Platform PLATFORM = new PlatformFile("0.1.0").read(new SourceText("platform.yaml", """
        platform: acme
        registry: ghcr.io/acme
        environments:
        - {name: dev, domain: "{app}.dev.acme.dev"}
        - {name: prod, domain: "{app}.acme.dev"}
        """));

    private Judged() {}

    /** Returns the verdict over files, on a platform with dev and prod. */
    static Validation app(Map<String, String> texts) {
        var files = new HashMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new Validator().validate(new Candidate(new SourceFiles(files), "", Optional.of(PLATFORM)));
    }

    /** Returns what is said of an app with these settings beside its name and port: each code with its place. */
    static List<String> settings(String settings) {
        return said(app(Map.of("coop.yaml", APP + settings + "\n")));
    }

    /** Returns what is said of an app with one file of resources. */
    static List<String> resource(String text) {
        return said(app(Map.of("coop.yaml", APP, "k8s/a.yaml", text)));
    }

    /** Returns each code with its place. */
    static List<String> said(Validation validation) {
        return validation.diagnostics().stream().map(Judged::said).toList();
    }

    private static String said(Diagnostic found) {
        return found.code() + found.location().map(place -> " " + place).orElse("");
    }
}
