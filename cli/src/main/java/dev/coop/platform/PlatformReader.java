package dev.coop.platform;

import dev.coop.app.EnvironmentName;
import dev.coop.app.Workload.OwnSize;
import dev.coop.platform.Environment.DeployMode;
import dev.coop.platform.Platform.ArgoCd;
import dev.coop.platform.Platform.ByGateway;
import dev.coop.platform.Platform.ByIngress;
import dev.coop.platform.Platform.ForgeChoice;
import dev.coop.platform.Platform.FromStore;
import dev.coop.platform.Platform.Ingress;
import dev.coop.platform.Platform.ManagedElsewhere;
import dev.coop.platform.Platform.NoSecrets;
import dev.coop.platform.Platform.Policies;
import dev.coop.platform.Platform.Secrets;
import dev.coop.platform.Platform.Team;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From a platform.yaml that the schema has accepted to the platform it describes. */
public final class PlatformReader {
    private static final String APPLICATION = "{app}-{environment}";

    private PlatformReader() {}

    /** Returns the platform; the mapping is one that platform.schema.json has accepted. */
    public static Platform read(YamlMapping document) {
        var argocd = document.mapping("argocd").map(node -> argocd(node, APPLICATION));
        return new Platform(
                document.text("platform").orElseThrow(),
                document.text("coop"),
                document.text("registry"),
                document.at("forge").map(PlatformReader::forge),
                mappings(document.items("environments")).stream()
                        .map(node -> environment(node, argocd))
                        .toList(),
                sizes(document.mapping("sizes").orElse(YamlMapping.empty())),
                ingress(document),
                secrets(document.mapping("secrets").orElse(YamlMapping.empty())),
                teams(document.mapping("teams").orElse(YamlMapping.empty())),
                document.texts("reserved"),
                new Policies(
                        document.texts("policies", "kinds", "allow"),
                        document.texts("policies", "kinds", "deny"),
                        document.texts("policies", "registries")));
    }

    private static Environment environment(YamlMapping node, Optional<ArgoCd> platformWide) {
        return new Environment(
                new EnvironmentName(node.text("name").orElseThrow()),
                node.text("cluster").orElse("in-cluster"),
                node.text("namespace").orElse("{app}-{environment}"),
                node.text("domain"),
                DeployMode.valueOf(node.text("deploy").orElse("review").toUpperCase(Locale.ROOT)),
                words(node, "after").stream().map(EnvironmentName::new).toList(),
                node.texts("reviewers"),
                node.text("requires").isPresent(),
                words(node, "freeze"),
                node.text("pullSecret"),
                node.mapping("argocd")
                        .map(own -> argocd(
                                own, platformWide.map(ArgoCd::application).orElse(APPLICATION)))
                        .or(() -> platformWide));
    }

    private static ArgoCd argocd(YamlMapping node, String application) {
        return new ArgoCd(
                node.text("url").orElse("").replaceFirst("/+$", ""),
                node.text("application").orElse(application));
    }

    private static ForgeChoice forge(YamlNode node) {
        return switch (node) {
            case YamlScalar kind -> new ForgeChoice(kind.text(), Optional.empty());
            case YamlMapping mapping -> new ForgeChoice(mapping.text("kind").orElse(""), mapping.text("api"));
            case YamlSequence list ->
                throw new IllegalArgumentException("the schema lets " + list.describe() + " through where it must not");
        };
    }

    private static Map<String, OwnSize> sizes(YamlMapping node) {
        var sizes = new LinkedHashMap<String, OwnSize>();
        for (var name : node.keys()) {
            sizes.put(
                    name,
                    new OwnSize(
                            node.text(name, "cpu").orElse("100m"),
                            node.text(name, "memory").orElse("128Mi")));
        }
        return java.util.Collections.unmodifiableMap(sizes);
    }

    private static Ingress ingress(YamlMapping document) {
        return document.mapping("gateway")
                .<Ingress>map(gateway -> new ByGateway(
                        gateway.text("name").orElse(""),
                        gateway.text("namespace").orElse("")))
                .orElse(new ByIngress(document.text("ingress", "class")));
    }

    private static Secrets secrets(YamlMapping node) {
        return node.text("store")
                .<Secrets>map(store -> new FromStore(store, node.text("key").orElse("{app}/{environment}/{name}")))
                .orElse(node.text("managed").isPresent() ? new ManagedElsewhere() : new NoSecrets());
    }

    private static List<Team> teams(YamlMapping node) {
        return node.keys().stream()
                .map(name -> new Team(name, node.texts(name, "apps"), node.texts(name, "reviewers")))
                .toList();
    }

    private static List<YamlMapping> mappings(List<YamlNode> items) {
        return items.stream()
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .toList();
    }

    private static List<String> words(YamlMapping node, String key) {
        var several = node.texts(key);
        return several.isEmpty() ? node.text(key).map(List::of).orElse(List.of()) : several;
    }
}
