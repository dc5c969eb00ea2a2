package dev.coop.validate;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.rule.KeysAreSupported;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds within a platform.yaml beyond its schema. The document may break the schema as well. */
final class PlatformRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> APP_AND_ENVIRONMENT = List.of("app", "environment");

    private final YamlMapping document;
    private final List<YamlMapping> environments;
    private final List<Diagnostic> problems = new ArrayList<>();

    private PlatformRules(YamlMapping document) {
        this.document = document;
        this.environments = document.items("environments").stream()
                .flatMap(node -> node instanceof YamlMapping mapping ? Stream.of(mapping) : Stream.empty())
                .toList();
    }

    static List<Diagnostic> check(YamlMapping document) {
        var rules = new PlatformRules(document);
        rules.keysAreSupported();
        rules.environmentNamesAreUnique();
        rules.promotionsLeadFromEntryEnvironments();
        rules.placeholdersAreKnown();
        rules.derivedNamesDiffer();
        rules.freezesAreInATimeZone();
        return rules.problems;
    }

    private void keysAreSupported() {
        problems.addAll(KeysAreSupported.unsupported(
                        document, "kubernetes", "remove it: resources are not checked against Kubernetes' schemas yet")
                .toList());
        both("ingress", "gateway", document);
        document.mapping("secrets").ifPresent(secrets -> both("store", "managed", secrets));
    }

    private void both(String first, String second, YamlMapping mapping) {
        mapping.entry(second)
                .filter(_ -> mapping.entry(first).isPresent())
                .ifPresent(entry -> problems.add(Diagnostic.error(
                                "contradicting-keys", "`" + first + "` and `" + second + "` exclude each other")
                        .at(entry.key().location())
                        .hint("keep one of them")));
    }

    private void environmentNamesAreUnique() {
        var seen = new HashSet<String>();
        environments.stream()
                .filter(environment ->
                        environment.text("name").filter(name -> !seen.add(name)).isPresent())
                .forEach(environment -> problems.add(Diagnostic.error(
                                "duplicate-environment",
                                "environment `" + environment.text("name").orElse("") + "` is here twice")
                        .at(environment.at("name").flatMap(YamlNode::location))
                        .hint("give one of them another name")));
    }

    private void promotionsLeadFromEntryEnvironments() {
        var after = new HashMap<String, List<YamlScalar>>();
        environments.forEach(environment ->
                environment.text("name").ifPresent(name -> after.putIfAbsent(name, words(environment.at("after")))));
        after.values()
                .forEach(sources -> sources.stream()
                        .filter(source -> !after.containsKey(source.text()))
                        .forEach(source -> problems.add(Diagnostic.error(
                                        "unknown-environment", "there is no environment `" + source.text() + "`")
                                .at(source.location())
                                .hint(Closest.to(source.text(), after.keySet())
                                        .map(meant -> "did you mean `" + meant + "`?")
                                        .orElse("there are "
                                                + String.join(
                                                        ", ",
                                                        after.keySet().stream()
                                                                .sorted()
                                                                .toList()))))));
        environments.stream()
                .flatMap(environment -> environment.text("name").stream())
                .distinct()
                .filter(name -> comesAfterItself(name, after))
                .limit(1)
                .forEach(name -> problems.add(Diagnostic.error(
                                "promotion-cycle", "environment `" + name + "` comes after itself")
                        .at(after.getOrDefault(name, List.of()).stream()
                                .findFirst()
                                .flatMap(YamlNode::location))
                        .hint("one environment at least takes images that were just built: it has no `after`")));
    }

    private static boolean comesAfterItself(String name, Map<String, List<YamlScalar>> after) {
        var reached = new HashSet<String>();
        var next = new ArrayList<>(List.of(name));
        while (!next.isEmpty()) {
            for (var source : after.getOrDefault(next.removeLast(), List.of())) {
                if (source.text().equals(name)) {
                    return true;
                }
                if (reached.add(source.text())) {
                    next.add(source.text());
                }
            }
        }
        return false;
    }

    private void placeholdersAreKnown() {
        for (var environment : environments) {
            placeholders(environment.at("namespace"), APP_AND_ENVIRONMENT);
            placeholders(environment.at("domain"), APP_AND_ENVIRONMENT);
            placeholders(environment.at("argocd", "application"), APP_AND_ENVIRONMENT);
            environment
                    .items("reviewers")
                    .forEach(reviewer -> placeholders(Optional.of(reviewer), List.of("app", "environment", "team")));
        }
        placeholders(document.at("argocd", "application"), APP_AND_ENVIRONMENT);
        placeholders(document.at("secrets", "key"), List.of("app", "environment", "team", "name"));
    }

    private void placeholders(Optional<YamlNode> node, List<String> known) {
        words(node)
                .forEach(text -> PLACEHOLDER
                        .matcher(text.text())
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !known.contains(name))
                        .forEach(name -> problems.add(
                                Diagnostic.error("unknown-placeholder", "nothing is filled in for `{" + name + "}`")
                                        .at(text.location())
                                        .hint(Closest.to(name, known)
                                                .map(meant -> "did you mean `{" + meant + "}`?")
                                                .orElse("here are known: {" + String.join("}, {", known) + "}")))));
    }

    /** Two apps, or one app in two environments, must never share a namespace, host or Application. */
    private void derivedNamesDiffer() {
        distinct("namespace", "{app}-{environment}", true);
        distinct("domain", "", false);
        var application = document.text("argocd", "application");
        if (application.isPresent()) {
            var lacking = APP_AND_ENVIRONMENT.stream()
                    .filter(name -> !application.get().contains("{" + name + "}"))
                    .filter(name -> name.equals("app") || environments.size() > 1)
                    .toList();
            lacking.forEach(name -> problems.add(Diagnostic.error(
                            "colliding-names",
                            "`application` needs `{" + name + "}`, or two Applications have the same name")
                    .at(document.at("argocd", "application").flatMap(YamlNode::location))
                    .hint("write `application: \"{app}-{environment}\"`")));
        }
    }

    private void distinct(String key, String pattern, boolean perCluster) {
        var seen = new HashMap<String, String>();
        for (var environment : environments) {
            var value = environment.text(key).orElse(pattern);
            var name = environment.text("name").orElse("");
            if (value.isEmpty()) {
                continue;
            }
            var place = environment.at(key).flatMap(YamlNode::location);
            if (!value.contains("{app}")) {
                problems.add(Diagnostic.warning("colliding-names", "all apps in " + name + " would share one " + key)
                        .at(place)
                        .hint("put `{app}` into it"));
            }
            var cluster = perCluster ? environment.text("cluster").orElse("in-cluster") : "";
            var other = seen.putIfAbsent(cluster + " " + value.replace("{environment}", name), name);
            if (other != null && !other.equals(name)) {
                problems.add(Diagnostic.error(
                                "colliding-names",
                                "an app would have the same " + key + " in " + other + " and in " + name)
                        .at(place)
                        .hint("put `{environment}` into it, or something else that differs"));
            }
        }
    }

    private void freezesAreInATimeZone() {
        environments.stream()
                .flatMap(environment -> words(environment.at("freeze")).stream())
                .forEach(freeze -> {
                    var zone = freeze.text().substring(freeze.text().lastIndexOf(' ') + 1);
                    if (!isZone(zone)) {
                        problems.add(Diagnostic.error("wrong-value", "`" + zone + "` is no time zone")
                                .at(freeze.location())
                                .hint(Closest.to(zone, ZoneId.getAvailableZoneIds())
                                        .map(meant -> "did you mean `" + meant + "`?")
                                        .orElse("name one as in `Europe/Oslo` or `UTC`")));
                    }
                });
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static List<YamlScalar> words(Optional<YamlNode> node) {
        return node.map(value -> switch (value) {
                    case YamlScalar scalar -> List.of(scalar);
                    case YamlSequence list ->
                        list.items().stream()
                                .flatMap(item -> item instanceof YamlScalar scalar
                                        ? Stream.of(scalar)
                                        : Stream.<YamlScalar>empty())
                                .toList();
                    case YamlMapping _ -> List.<YamlScalar>of();
                })
                .orElse(List.of());
    }
}
