package dev.coop.manifest;

import dev.coop.app.AppReader;
import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Renderable.Provenance;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform.Team;
import dev.coop.platform.PlatformReader;
import dev.coop.resources.ExtraResources;
import dev.coop.resources.ResourceFolders;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Renderings from the texts of files. */
final class Renderings {
    static final String IMAGE = "ghcr.io/acme/mean-mug@sha256:" + "9b1f".repeat(16);
    static final String COMMIT = "1a2b3c4d5e".repeat(4);
    static final String PLATFORM = """
        platform: acme
        environments:
        - {name: dev, namespace: "{app}-dev", domain: "{app}.dev.acme.dev", deploy: auto}
        - {name: prod, deploy: review, after: dev}
        """;

    private Renderings() {}

    static Renderable of(String coop, Map<String, String> resources) {
        var files = new HashMap<>(resources);
        files.put(SourceFiles.COOP_YAML, coop);
        return of(files, PLATFORM, "dev", IMAGE, COMMIT);
    }

    static Renderable of(Map<String, String> texts, String platform, String environment, String image, String commit) {
        var files = new HashMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        var coop = mapping("coop.yaml", texts.getOrDefault("coop.yaml", ""));
        var app = AppReader.read(coop);
        var read = PlatformReader.read(mapping("platform.yaml", platform));
        var folders = ResourceFolders.of(
                coop, read.environments().stream().map(Environment::name).toList());
        return new Renderable(
                app,
                ExtraResources.read(new SourceFiles(files), "", folders),
                read,
                read.environment(new EnvironmentName(environment)).orElseThrow(),
                ImageReference.parse(image),
                app.team().or(() -> read.teamOf(app.name()).map(Team::name)),
                new Provenance("https://github.com/acme/mean-mug", commit));
    }

    static YamlMapping mapping(String name, String text) {
        var stream = YamlReader.read(new SourceText(name, text));
        if (!stream.problems().isEmpty()) {
            throw new IllegalArgumentException(stream.problems().toString());
        }
        return stream.documents().getFirst().mapping().orElseThrow();
    }
}
