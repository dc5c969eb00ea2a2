package dev.coop.doctor;

import dev.coop.config.Machine;
import dev.coop.gitops.SigningSettings;
import dev.coop.http.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What can be examined without another system.
 *
 * @param machine this one
 * @param network the proxies and certificates
 * @param signing what Git's configuration says of signatures
 */
public record LocalChecks(Machine machine, Network network, SigningSettings signing) {

    /** Whether the programs that coop may need are there. */
    public List<Finding> programs() {
        var found = new ArrayList<Finding>();
        var git = machine.programs().ask(List.of("git", "--version"), machine.folder(), Map.of(), "");
        found.add(git.map(line -> Finding.of("git", Finding.State.FINE, line.strip()))
                .orElseGet(() -> Finding.of(
                                "git",
                                Finding.State.WARNING,
                                "there is no `git`: its credential helpers cannot be asked")
                        .hint("install Git, or log in with `coop login`")));
        found.add(
                isThere("ssh")
                        ? Finding.of("ssh", Finding.State.FINE, "`ssh` is there: it knows agent, keys and known hosts")
                        : Finding.of("ssh", Finding.State.WARNING, "there is no `ssh`: addresses of SSH cannot be used")
                                .hint("install OpenSSH, or use the HTTPS address"));
        return found;
    }

    private boolean isThere(String program) {
        var paths = machine.variable("PATH").orElse("").split(java.io.File.pathSeparator, -1);
        return program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Stream.of(paths)
                        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
    }

    /** Which proxy and which authorities are in use; an authority's file that cannot be read fails. */
    public List<Finding> ways() {
        network.certificates().context();
        var proxy = Stream.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy")
                .filter(name -> machine.variable(name).isPresent())
                .findFirst();
        var authorities = Stream.of("SSL_CERT_FILE", "GIT_SSL_CAINFO")
                .filter(name -> machine.variable(name).isPresent())
                .findFirst();
        return List.of(Finding.of(
                "network",
                Finding.State.FINE,
                proxy.map(name -> "through the proxy of " + name).orElse("direct")
                        + authorities
                                .map(name -> ", certificates of " + name + " trusted as well")
                                .orElse("")));
    }

    /** Whether commits are signed, and whether they can be. */
    public List<Finding> signatures() {
        var check = "signing";
        if (!signing.wanted()) {
            return List.of(Finding.of(
                    check, Finding.State.NOT_CHECKED, "commits are not signed: Git's `commit.gpgSign` is not set"));
        }
        var format = signing.format();
        if (format.isEmpty()) {
            return List.of(Finding.of(check, Finding.State.INVALID, "`gpg.format` is `" + signing.formatName() + "`")
                    .hint("set it to `openpgp`, `ssh` or `x509`"));
        }
        var program = signing.program(format.orElseThrow());
        if (!isThere(program)) {
            return List.of(Finding.of(
                            check,
                            Finding.State.INVALID,
                            "commits are to be signed, and `" + program + "` is not there")
                    .hint("install it, or name it in Git's configuration"));
        }
        var missing = signing.key()
                .filter(_ -> format.orElseThrow() == SigningSettings.Format.SSH)
                .filter(key -> !key.startsWith("ssh-") && !key.startsWith("key::"))
                .filter(key -> !Files.exists(place(key)));
        return List.of(missing.map(key -> Finding.of(check, Finding.State.INVALID, "there is no key `" + key + "`")
                        .hint("correct `user.signingKey` in Git's configuration"))
                .orElseGet(() -> Finding.of(check, Finding.State.FINE, "commits are signed by `" + program + "`")));
    }

    private Path place(String key) {
        return key.startsWith("~/")
                ? machine.home().resolve(key.substring(2))
                : machine.folder().resolve(key);
    }

    /** Returns a folder's setting: a variable, or the default. */
    public Setting folder(String name, Path value, String... variables) {
        var origin = Stream.of(variables)
                .filter(each -> machine.variable(each).isPresent())
                .findFirst()
                .orElse("default");
        return new Setting(name, value.toString(), origin);
    }
}
