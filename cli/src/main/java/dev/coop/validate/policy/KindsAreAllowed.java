package dev.coop.validate.policy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.platform.Platform;
import dev.coop.resources.Resource;
import dev.coop.resources.ResourceId;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Extra resources are of kinds that the platform allows. Denied unless allowed: what is not in a namespace, what would
 * change Argo CD or the app's own limits and rights, and secret values.
 */
public final class KindsAreAllowed implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().stream()
                .flatMap(platform ->
                        subject.resources().stream().flatMap(resource -> problem(resource, platform).stream()));
    }

    private static Optional<Diagnostic> problem(Resource resource, Platform platform) {
        var policies = platform.policies();
        if (matches(resource.id(), policies.deniedKinds())) {
            return Optional.of(denied(resource, platform, "", "`policies.kinds.deny` lists it"));
        }
        if (matches(resource.id(), policies.allowedKinds())) {
            return Optional.empty();
        }
        return reason(resource)
                .map(reason -> denied(
                        resource,
                        platform,
                        reason.startsWith("it holds") ? " with data" : "",
                        reason + "; `policies.kinds.allow` could allow it"));
    }

    private static Diagnostic denied(Resource resource, Platform platform, String with, String reason) {
        return Diagnostic.error(
                        "kind-denied",
                        "kind " + resource.id().kind() + with + " is not allowed on platform " + platform.name()
                                + ": ask the platform team (platform.yaml)")
                .at(resource.place("kind"))
                .hint(reason);
    }

    private static Optional<String> reason(Resource resource) {
        var id = resource.id();
        if (ClusterScoped.holds(id)) {
            return Optional.of("it belongs to the whole cluster");
        }
        if (matches(id, List.of("argoproj.io/*"))) {
            return Optional.of("it would change Argo CD");
        }
        if (id.group().equals("rbac.authorization.k8s.io") && id.kind().equals("RoleBinding")) {
            return Optional.of("it grants rights");
        }
        if (id.group().isEmpty()
                && (id.kind().equals("ResourceQuota") || id.kind().equals("LimitRange"))) {
            return Optional.of("it changes the namespace's limits");
        }
        return id.group().isEmpty() && id.kind().equals("Secret") && holdsData(resource.content())
                ? Optional.of("it holds secret values, which never stand in a repository")
                : Optional.empty();
    }

    private static boolean holdsData(YamlMapping secret) {
        return Stream.of("data", "stringData")
                .anyMatch(key -> secret.mapping(key)
                        .filter(values -> !values.entries().isEmpty())
                        .isPresent());
    }

    private static boolean matches(ResourceId id, List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.equals(id.kind())
                        || pattern.equals(id.group() + "/" + id.kind())
                        || pattern.equals(id.group() + "/*"));
    }
}
