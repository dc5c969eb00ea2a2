package dev.coop.status;

import dev.coop.app.AppName;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

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
        var tip = repository.tip();
        return environment
                .hostOf(app)
                .filter(_ -> Releases.of(tip, app, environment.name()).isPresent())
                .filter(_ -> isExposed(tip, app, environment))
                .map(host -> "https://" + host);
    }

    static boolean isExposed(Snapshot tip, AppName app, Environment environment) {
        return tip.list(Release.folder(app, environment.name()) + "/manifests").stream()
                .anyMatch(name -> name.startsWith("ingress.") || name.startsWith("httproute."));
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
