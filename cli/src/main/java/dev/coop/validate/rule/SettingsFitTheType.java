package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What only some types of workload have is said only for those. */
public final class SettingsFitTheType implements Rule {
    private static final Set<String> KNOWN = Set.of("web", "worker", "cron", "job");
    private static final Map<String, List<String>> TYPES = Map.of(
            "expose", List.of("web"),
            "schedule", List.of("cron"),
            "health", List.of("web", "worker"),
            "scale", List.of("web", "worker"));

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var type = subject.type();
        if (!KNOWN.contains(type)) {
            return Stream.empty();
        }
        return subject.written().stream()
                .flatMap(settings -> settings.entries().stream())
                .filter(entry -> TYPES.getOrDefault(entry.key().text(), List.of(type)).stream()
                        .noneMatch(type::equals))
                .filter(entry -> !(entry.value() instanceof YamlScalar value && isOff(value)))
                .map(entry -> problem(entry, type));
    }

    private static boolean isOff(YamlScalar value) {
        return value.isNull() || value.text().equals("false");
    }

    private static Diagnostic problem(YamlMapping.Entry entry, String type) {
        YamlNode key = entry.key();
        var types = TYPES.getOrDefault(entry.key().text(), List.of());
        return Diagnostic.error("not-for-type", "`" + entry.key().text() + "` means nothing for an app of type " + type)
                .at(key.location())
                .hint("remove it, or set `type: " + String.join("` or `type: ", types) + "`");
    }
}
