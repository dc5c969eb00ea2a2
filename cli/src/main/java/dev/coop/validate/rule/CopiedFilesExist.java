package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.Arrays;
import java.util.stream.Stream;

/** What is copied into the image is in the app's folder, unless the build's command makes it. */
public final class CopiedFilesExist implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var build = subject.coop().mapping("build").orElse(YamlMapping.empty());
        var made = build.at("run").isPresent();
        return build.mapping("copy").orElse(YamlMapping.empty()).entries().stream()
                .flatMap(entry -> problem(entry, made, subject));
    }

    private static Stream<Diagnostic> problem(YamlMapping.Entry entry, boolean made, Subject subject) {
        var path = entry.key().text();
        if (path.startsWith("/") || Arrays.asList(path.split("/")).contains("..")) {
            return Stream.of(Diagnostic.error("outside-folder", "`" + path + "` is outside the app's folder")
                    .at(entry.key().location())
                    .hint("copy it into the folder of coop.yaml by the build's `run`"));
        }
        var decided = made || path.contains("${arch}");
        return decided || subject.exists().test(path)
                ? Stream.empty()
                : Stream.of(Diagnostic.warning("missing-file", "there is no `" + path + "` to copy")
                        .at(entry.key().location())
                        .hint("correct the path, or make the file by the build's `run`"));
    }
}
