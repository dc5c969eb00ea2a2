package dev.coop.platform;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import java.util.List;
import java.util.Optional;

/**
 * A place apps run.
 *
 * @param name its name
 * @param cluster what Argo CD calls the cluster; {@code in-cluster} when nothing is said
 * @param namespacePattern such as {@code {app}-dev}
 * @param domainPattern such as {@code {app}.dev.acme.dev}
 * @param deploy how a release gets there
 * @param after whose release a promotion takes; empty for an entry environment
 * @param reviewers who reviews, such as {@code @acme/{team}}
 * @param requiresHealthy whether the environment before must be healthy
 * @param freeze when nothing may be deployed, as written
 * @param pullSecret the image pull secret's name
 * @param argocd where its Argo CD is
 */
public record Environment(
        EnvironmentName name,
        String cluster,
        String namespacePattern,
        Optional<String> domainPattern,
        DeployMode deploy,
        List<EnvironmentName> after,
        List<String> reviewers,
        boolean requiresHealthy,
        List<String> freeze,
        Optional<String> pullSecret,
        Optional<Platform.ArgoCd> argocd) {

    /** How a release gets into an environment. */
    public enum DeployMode {
        /** Committed to the main branch. */
        AUTO,
        /** By a pull request that people merge. */
        REVIEW,
        /** By a pull request that the forge merges when its checks pass. */
        MERGE
    }

    /** Returns the namespace of an app here. */
    public String namespaceOf(AppName app) {
        return Pattern.fill(namespacePattern, app, name, "");
    }

    /** Returns the host of an app here, if the environment has a domain. */
    public Optional<String> hostOf(AppName app) {
        return domainPattern.map(pattern -> Pattern.fill(pattern, app, name, ""));
    }

    /** Returns who reviews an app of a team here. */
    public List<String> reviewersOf(AppName app, Optional<String> team) {
        return reviewers.stream()
                .map(reviewer -> Pattern.fill(reviewer, app, name, team.orElse("")))
                .toList();
    }
}
