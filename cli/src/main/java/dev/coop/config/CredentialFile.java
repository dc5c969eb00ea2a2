package dev.coop.config;

import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What {@code coop login} keeps: {@code $XDG_CONFIG_HOME/coop/credentials.yaml}, which only its owner can read from the
 * moment it is there.
 */
public final class CredentialFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    /** What a token is for. */
    public enum Use {
        GIT("git"),
        ARGO_CD("argocd");

        private final String key;

        Use(String key) {
            this.key = key;
        }
    }

    public CredentialFile(Path file) {
        this.file = file;
    }

    /** Returns where it is. */
    public Path path() {
        return file;
    }

    /**
     * Returns what is kept for a host.
     *
     * @throws Failure NOT_ALLOWED when others can read the file, INVALID_INPUT when it is not as coop wrote it
     */
    public Optional<Login> login(Use use, HostName host) {
        return read().mapping(use.key, host.value())
                .flatMap(entry -> entry.text("token")
                        .map(token -> new Login(entry.text("user").orElse(""), new Token(token), "coop login")));
    }

    /** Returns the hosts that something is kept for. */
    public List<String> hosts(Use use) {
        return read().mapping(use.key).map(YamlMapping::keys).orElse(List.of());
    }

    /** Keeps a login for a host, instead of what was kept for it. */
    public void save(Use use, HostName host, Login login) {
        var entry =
                YamlMapping.of("user", login.user()).with("token", login.token().secret());
        change(root -> root.with(
                use.key, root.mapping(use.key).orElse(YamlMapping.empty()).with(host.value(), entry)));
    }

    /** Forgets what is kept for a host; returns whether there was anything. */
    public boolean remove(Use use, HostName host) {
        if (!hosts(use).contains(host.value())) {
            return false;
        }
        change(root -> root.with(
                use.key, root.mapping(use.key).orElse(YamlMapping.empty()).without(host.value())));
        return true;
    }

    private YamlMapping read() {
        if (!Files.exists(file)) {
            return YamlMapping.empty();
        }
        try {
            refuseOthers();
            var stream = YamlReader.read(new SourceText(file.toString(), Files.readString(file)));
            if (!stream.problems().isEmpty()) {
                throw broken();
            }
            return stream.documents().stream()
                    .findFirst()
                    .flatMap(YamlDocument::mapping)
                    .orElse(YamlMapping.empty());
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** A diagnostic of the reader would show the line, and with it a token. */
    private Failure broken() {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("broken-credentials", "the file with coop's credentials is not as coop wrote it")
                        .at(new Location.OfFile(file.toString()))
                        .hint("remove it and run `coop login` again"));
    }

    private void refuseOthers() throws IOException {
        if (isPosix() && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new Failure(
                    Failure.Kind.NOT_ALLOWED,
                    Diagnostic.error("open-credentials", "others can read the file with coop's credentials")
                            .at(new Location.OfFile(file.toString()))
                            .hint("run `chmod 600 " + file + "`; where others may have read it, revoke its tokens and"
                                    + " run `coop login` again"));
        }
    }

    /** One at a time, so that no login overwrites another's. */
    private void change(UnaryOperator<YamlMapping> edit) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent(), forOwner("rwx------"));
            var lock = file.resolveSibling(file.getFileName() + ".lock");
            try (var channel = FileChannel.open(
                            lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), forOwner("rw-------"));
                    var held = channel.lock()) {
                if (held.isValid()) {
                    write(YamlWriter.write(edit.apply(read())));
                }
            }
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private void write(String text) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), "." + file.getFileName(), ".new", forOwner("rw-------"));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            channel.force(true);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] forOwner(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private Failure failed(String doing, IOException cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("unreadable-credentials", "cannot " + doing + " the file with coop's credentials")
                        .at(new Location.OfFile(file.toString()))
                        .hint("check the disk, and that the folder and the file are yours"),
                cause);
    }
}
