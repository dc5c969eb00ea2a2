package dev.coop.source;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which repositories on this machine may be read. The configuration and the hooks of a repository name programs, and
 * those run as whoever reads it; so it has to belong to the user, or to be named in {@code safe.directory}, by Git's
 * own rules (git-config(1)).
 */
public final class TrustedRepositories {
    private static final Path THIS_PROCESS = Path.of("/proc/self");
    private static final Object ROOT = 0;

    /** Git takes every repository for somebody else's where this is set; nobody but root can make one. */
    private static final String ASSUMED = "GIT_TEST_ASSUME_DIFFERENT_OWNER";

    private final Map<String, String> environment;
    private final Supplier<GitSettings> protectedSettings;

    /**
     * @param environment the process's variables, of which {@code SUDO_UID} names who became root
     * @param protectedSettings what of Git's configuration no repository can set; asked when a repository belongs to
     *     somebody else
     */
    public TrustedRepositories(Map<String, String> environment, Supplier<GitSettings> protectedSettings) {
        this.environment = Map.copyOf(environment);
        this.protectedSettings = protectedSettings;
    }

    /** Returns whether a repository with a work tree may be read. */
    public boolean include(GitPlace place) {
        var pointer = place.workTree().resolve(".git");
        var parts = Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS)
                ? List.of(pointer, place.workTree(), place.gitFolder())
                : List.of(place.workTree(), place.gitFolder());
        return parts.stream().allMatch(this::isOwn) || isNamed(place.workTree());
    }

    /** Ends with a failure where a repository with a work tree may not be read. */
    public void require(GitPlace place) {
        if (!include(place)) {
            throw refused(place.workTree());
        }
    }

    /** Ends with a failure where a repository that is used as a remote one may not be read. */
    public void require(Path gitFolder) {
        if (!isOwn(gitFolder) && !isNamed(gitFolder)) {
            throw refused(gitFolder);
        }
    }

    private static Failure refused(Path repository) {
        return new Failure(
                Failure.Kind.NOT_ALLOWED,
                Diagnostic.error(
                                "repository-of-another-user",
                                "the Git repository at `" + repository
                                        + "` belongs to another user, whose programs Git could run as you")
                        .at(new Location.OfFile(repository.toString()))
                        .hint("if you trust it: `git config --global --add safe.directory " + repository + "`"));
    }

    /** Git lets root read what belongs to root, and to the user who became root by sudo. */
    private boolean isOwn(Path file) {
        if (environment.containsKey(ASSUMED)) {
            return false;
        }
        try {
            var owner = owner(file);
            var user = user();
            return owner.equals(user) || (user.equals(ROOT) && owner.equals(before()));
        } catch (IOException unknown) {
            return false;
        }
    }

    private Object before() {
        return Optional.ofNullable(environment.get("SUDO_UID"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .<Object>map(Integer::valueOf)
                .orElse(ROOT);
    }

    private static Object owner(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                : Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whoever this process runs as, owns what it makes. */
    private static Object user() throws IOException {
        if (Files.exists(THIS_PROCESS)) {
            return owner(THIS_PROCESS.toRealPath());
        }
        var made = Files.createTempFile("coop", "");
        try {
            return owner(made);
        } finally {
            Files.delete(made);
        }
    }

    /** An empty value takes back what stands before it. */
    private boolean isNamed(Path repository) {
        var named = false;
        for (var value : protectedSettings.get().all("safe.directory")) {
            named = !value.isEmpty() && (named || value.equals("*") || means(value, repository));
        }
        return named;
    }

    private boolean means(String value, Path repository) {
        var text = value.startsWith("~/") ? environment.getOrDefault("HOME", "~") + value.substring(1) : value;
        return text.endsWith("/*")
                ? repository.startsWith(text.substring(0, text.length() - 1))
                : repository.toString().replace('\\', '/').equals(text);
    }
}
