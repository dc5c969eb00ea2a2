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
                        resource, platform, reason.with, reason.words + "; `policies.kinds.allow` could allow it"));
    }

    private static Diagnostic denied(Resource resource, Platform platform, String with, String reason) {
        return Diagnostic.error(
                        "kind-denied",
                        "kind " + resource.id().kind() + with + " is not allowed on platform " + platform.name()
                                + ": ask the platform team (platform.yaml)")
                .at(resource.place("kind"))
                .hint(reason);
    }

    /** Why a kind is denied where no platform says anything of it. */
    private enum Reason {
        WHOLE_CLUSTER("", "it belongs to the whole cluster"),
        ARGO_CD("", "it would change Argo CD"),
        RIGHTS("", "it grants rights"),
        LIMITS("", "it changes the namespace's limits"),
        SECRET_VALUES(" with data", "it holds secret values, which never stand in a repository");

        private final String with;
        private final String words;

        Reason(String with, String words) {
            this.with = with;
            this.words = words;
        }
    }

    private static Optional<Reason> reason(Resource resource) {
        var id = resource.id();
        if (ClusterScoped.holds(id)) {
            return Optional.of(Reason.WHOLE_CLUSTER);
        }
        if (matches(id, List.of("argoproj.io/*"))) {
            return Optional.of(Reason.ARGO_CD);
        }
        if (id.group().equals("rbac.authorization.k8s.io") && id.kind().equals("RoleBinding")) {
            return Optional.of(Reason.RIGHTS);
        }
        if (id.group().isEmpty()
                && (id.kind().equals("ResourceQuota") || id.kind().equals("LimitRange"))) {
            return Optional.of(Reason.LIMITS);
        }
        return id.group().isEmpty() && id.kind().equals("Secret") && holdsData(resource.content())
                ? Optional.of(Reason.SECRET_VALUES)
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
