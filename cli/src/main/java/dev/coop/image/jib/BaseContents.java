package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.cache.CacheCorruptedException;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.ManifestAndConfigTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What bases hold, from Jib's cache of them: who they run as, and which folders and links they have.
 *
 * @param trees where the trees of bases are kept, each read once
 */
record BaseContents(Path trees) {
    private static final int GZIP_FIRST = 0x1f;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int PERMISSIONS = 07777;

    /** Returns the configuration of a base that is in the cache. */
    Optional<Configuration> configuration(JibRun run, ImageReference pinned) {
        return described(run, pinned).flatMap(BaseContents::configuration);
    }

    private static Optional<Configuration> configuration(ManifestAndConfigTemplate described) {
        try {
            var config = described.getConfig();
            return config == null
                    ? Optional.empty()
                    : Optional.of(Configuration.read(JsonTemplateMapper.toByteArray(config)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the files of a base whose layers are all in the cache. */
    FileTree tree(JibRun run, ImageReference pinned) {
        var file = trees.resolve(pinned.digest().orElseThrow().value().replace(':', '-') + "-"
                + run.platform().os() + "-" + run.platform().architecture() + ".tree");
        try {
            if (Files.isRegularFile(file)) {
                return FileTreeText.read(Files.readString(file));
            }
            var tree = readLayers(run, pinned);
            Files.createDirectories(trees);
            var written = Files.writeString(Files.createTempFile(trees, "new-", ""), FileTreeText.write(tree));
            Files.move(written, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return tree;
        } catch (IOException unreadable) {
            throw RegistryFailures.of(pinned, "GET " + RegistryFailures.path(pinned), unreadable);
        }
    }

    private static FileTree readLayers(JibRun run, ImageReference pinned) throws IOException {
        var tree = new FileTree();
        var manifest = described(run, pinned)
                .map(ManifestAndConfigTemplate::getManifest)
                .filter(BuildableManifestTemplate.class::isInstance)
                .map(BuildableManifestTemplate.class::cast);
        for (var layer : manifest.map(BuildableManifestTemplate::getLayers).orElse(List.of())) {
            try (var bytes = layer(run.baseCache(), String.valueOf(layer.getDigest()))) {
                read(bytes, tree);
            }
        }
        return tree;
    }

    private static Optional<ManifestAndConfigTemplate> described(JibRun run, ImageReference pinned) {
        try {
            return Cache.withDirectory(run.baseCache()).retrieveMetadata(RegistryAccess.jib(pinned)).stream()
                    .flatMap(found -> found.getManifestsAndConfigs().stream())
                    .filter(found -> isFor(found.getConfig(), run.platform()))
                    .findFirst();
        } catch (IOException | CacheCorruptedException | CacheDirectoryCreationException notThere) {
            return Optional.empty();
        }
    }

    private static boolean isFor(@Nullable ContainerConfigurationTemplate config, ImagePlatform platform) {
        return config == null || platform.architecture().equals(config.getArchitecture());
    }

    /** The cache keeps a layer as the one file of a folder that is named by its digest. */
    private static InputStream layer(Path cache, String digest) throws IOException {
        var folder = cache.resolve("layers").resolve(digest.substring(digest.indexOf(':') + 1));
        try (var files = Files.list(folder)) {
            var file = files.filter(Files::isRegularFile).findFirst();
            if (file.isEmpty()) {
                throw new IOException("the layer " + digest + " is not in the cache");
            }
            return unpacked(new BufferedInputStream(Files.newInputStream(file.get())));
        }
    }

    private static InputStream unpacked(BufferedInputStream bytes) throws IOException {
        bytes.mark(1);
        var first = bytes.read();
        bytes.reset();
        return first == GZIP_FIRST ? new GZIPInputStream(bytes) : bytes;
    }

    private static void read(InputStream layer, FileTree tree) throws IOException {
        var tar = new TarArchiveInputStream(layer);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = "/" + entry.getName().replaceFirst("^(\\./)*/*", "").replaceFirst("/+$", "");
            var slash = path.lastIndexOf('/');
            var name = path.substring(slash + 1);
            if (name.equals(OPAQUE)) {
                tree.removeBelow(tree.real(path.substring(0, slash)));
            } else if (name.startsWith(WHITEOUT)) {
                tree.remove(tree.realParent(path.substring(0, slash + 1) + name.substring(WHITEOUT.length())));
            } else if (!name.isEmpty() && !name.equals(".")) {
                tree.put(tree.realParent(path), node(entry));
            }
        }
    }

    private static FileTree.Node node(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return new FileTree.Folder(entry.getMode() & PERMISSIONS, entry.getLongUserId(), entry.getLongGroupId());
        }
        return entry.isSymbolicLink()
                ? new FileTree.Link(entry.getLinkName())
                : new FileTree.File(entry.getMode() & PERMISSIONS);
    }
}
