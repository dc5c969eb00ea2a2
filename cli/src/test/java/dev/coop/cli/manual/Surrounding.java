package dev.coop.cli.manual;

import dev.coop.cli.help.HelpPage.Entry;
import java.util.List;

/** What coop reads beside its command line. */
final class Surrounding {
    static final List<Entry> VARIABLES = List.of(
            new Entry("COOP_PLATFORM", "The GitOps repository: a URL, a path or `sandbox`."),
            new Entry("COOP_SANDBOX", "The folder of the sandbox, instead of `coop/sandbox` in your data folder."),
            new Entry("COOP_TOKEN", "The token for the platform's host, and for no other."),
            new Entry(
                    "GH_TOKEN, GITHUB_TOKEN, GITLAB_TOKEN, GITEA_TOKEN, FORGEJO_TOKEN, CI_JOB_TOKEN",
                    "Tokens, each for the host it belongs to. Then gh and Git's credential helpers are asked."),
            new Entry("ARGOCD_AUTH_TOKEN, ARGOCD_SERVER", "The token for Argo CD, and the server it belongs to."),
            new Entry("CI", "With `true`, nothing is asked and a platform has to be named."),
            new Entry("NO_COLOR", "Set to anything, output is plain."),
            new Entry("CLICOLOR_FORCE", "Set to anything but 0, output is coloured where it goes to no terminal, too."),
            new Entry("TERM", "With `dumb`, output is plain and never redrawn."),
            new Entry("COLUMNS", "How wide the terminal is. Default: as the terminal says, else 80."),
            new Entry("HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY", "Proxies, and the hosts that need none."),
            new Entry("SSL_CERT_FILE", "A file of certificates (PEM) to trust beside the usual ones."),
            new Entry("DOCKER_CONFIG", "The folder of Docker's config.json, whose registry logins are used."),
            new Entry("XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_DATA_HOME", "Where configuration, copies and data are."));

    static final List<Entry> FILES = List.of(
            new Entry("coop.yaml", "What the app is; found from the folder upwards."),
            new Entry("k8s/", "Extra Kubernetes resources, beside coop.yaml."),
            new Entry("platform.yaml", "What the platform is, at the root of the GitOps repository."),
            new Entry("~/.config/coop/config.yaml", "Your own settings: `platform`."),
            new Entry("~/.cache/coop/platforms/", "The last copy of each platform.yaml, for validate."),
            new Entry("~/.local/share/coop/sandbox/", "The sandbox."));

    private Surrounding() {}
}
