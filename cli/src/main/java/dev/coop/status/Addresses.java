package dev.coop.status;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.resources.FileNames;
import dev.coop.resources.ResourceId;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where a person looks at an app in an environment. Asks neither the cluster nor Argo CD. */
public final class Addresses {
    private final GitOpsRepository repository;
    private final Supplier<Optional<Forge>> forge;

    /**
     * @param repository where releases are
     * @param forge where pull requests are, if that is known; asked only for the page of one
     */
    public Addresses(GitOpsRepository repository, Supplier<Optional<Forge>> forge) {
        this.repository = repository;
        this.forge = forge;
    }

    /** Returns where the app answers; none where it was never deployed or is not exposed. */
    public Optional<String> app(AppName app, Environment environment) {
        return of(repository.tip(), app, environment.name());
    }

    /** Returns where an app answers by what was committed for it: what coop rendered, else a route of the app's own. */
    static Optional<String> of(Snapshot tip, AppName app, EnvironmentName environment) {
        var folder = Release.folder(app, environment) + "/manifests/";
        var own = Set.copyOf(FileNames.of(List.of(
                        new ResourceId("networking.k8s.io", "Ingress", app.value()),
                        new ResourceId("gateway.networking.k8s.io", "HTTPRoute", app.value())))
                .values());
        var routes = tip.list(folder.substring(0, folder.length() - 1)).stream()
                .filter(name -> name.startsWith("ingress.") || name.startsWith("httproute."))
                .sorted(Comparator.comparing((String name) -> !own.contains(name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return routes.stream()
                .flatMap(name -> tip.file(folder + name).stream())
                .flatMap(bytes -> route(new String(bytes, StandardCharsets.UTF_8)).stream())
                .findFirst();
    }

    private static Optional<String> route(String manifest) {
        return YamlReader.read(new SourceText("manifest", manifest)).documents().stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .flatMap(keys -> keys.mapping("spec"))
                .flatMap(spec -> ingress(spec).or(() -> httpRoute(spec)));
    }

    private static Optional<String> ingress(YamlMapping spec) {
        return mappings(spec, "rules")
                .flatMap(rule -> rule.text("host").stream()
                        .map(host -> address(
                                host, mappings(rule, "http", "paths").flatMap(path -> path.text("path").stream()))))
                .findFirst();
    }

    private static Optional<String> httpRoute(YamlMapping spec) {
        return spec.texts("hostnames").stream()
                .map(host -> address(
                        host,
                        mappings(spec, "rules")
                                .flatMap(rule -> mappings(rule, "matches"))
                                .flatMap(match -> match.text("path", "value").stream())))
                .findFirst();
    }

    private static String address(String host, Stream<String> paths) {
        return "https://" + host
                + paths.findFirst().filter(path -> !path.equals("/")).orElse("");
    }

    private static Stream<YamlMapping> mappings(YamlMapping in, String... path) {
        return in.items(path).stream()
                .flatMap(node -> node instanceof YamlMapping mapping ? Stream.of(mapping) : Stream.empty());
    }

    /** Returns the page of the pull request that is open for it. */
    public Optional<String> pullRequest(AppName app, Environment environment) {
        return forge.get()
                .flatMap(known -> known.open(Release.branch(app, environment.name()), repository.mainBranch()))
                .map(PullRequest::url);
    }

    /** Returns Argo CD's page of it; none where the platform names no Argo CD or the app was never deployed. */
    public Optional<String> argoCd(AppName app, Environment environment) {
        return environment
                .argocd()
                .filter(_ ->
                        Releases.of(repository.tip(), app, environment.name()).isPresent())
                .map(argoCd -> argoCd.url().replaceFirst("/+$", "") + "/applications/"
                        + URLEncoder.encode(argoCd.applicationOf(app, environment.name()), StandardCharsets.UTF_8));
    }
}
