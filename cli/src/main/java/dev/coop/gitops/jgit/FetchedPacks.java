package dev.coop.gitops.jgit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsReaderOptions;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The packs of {@link FetchedObjects}: small ones are in memory, big ones in a file that goes with the process. */
final class FetchedPacks extends DfsObjDatabase {
    private final Map<String, SpilledBytes> files = new HashMap<>();
    private List<DfsPackDescription> packs = List.of();
    private Set<ObjectId> shallow = Set.of();
    private int made;

    FetchedPacks(DfsRepository repository) {
        super(repository, new DfsReaderOptions());
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
        return shallow;
    }

    @Override
    public void setShallowCommits(Set<ObjectId> commits) {
        shallow = Set.copyOf(commits);
    }

    @Override
    protected DfsPackDescription newPack(PackSource source) {
        made++;
        return new DfsPackDescription(getRepository().getDescription(), "pack-" + made + "-" + source, source);
    }

    @Override
    protected synchronized void commitPackImpl(
            Collection<DfsPackDescription> added, @Nullable Collection<DfsPackDescription> replaced) {
        var now = new ArrayList<>(added);
        now.addAll(packs);
        Optional.ofNullable(replaced).ifPresent(now::removeAll);
        packs = List.copyOf(now);
        clearCache();
    }

    @Override
    protected void rollbackPack(Collection<DfsPackDescription> failed) {
        for (var pack : failed) {
            for (var kind : PackExt.values()) {
                files.remove(pack.getFileName(kind));
            }
        }
    }

    @Override
    protected synchronized List<DfsPackDescription> listPacks() {
        return new ArrayList<>(packs);
    }

    @Override
    protected ReadableChannel openFile(DfsPackDescription pack, PackExt kind) throws FileNotFoundException {
        var name = pack.getFileName(kind);
        return new Channel(Optional.ofNullable(files.get(name)).orElseThrow(() -> new FileNotFoundException(name)));
    }

    @Override
    protected DfsOutputStream writeFile(DfsPackDescription pack, PackExt kind) {
        var bytes = new SpilledBytes();
        files.put(pack.getFileName(kind), bytes);
        return new DfsOutputStream() {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                bytes.append(from, offset, length);
            }

            @Override
            public int read(long position, ByteBuffer into) throws IOException {
                return bytes.read(position, into);
            }
        };
    }

    @Override
    public long getApproximateObjectCount() {
        return packs.stream().mapToLong(DfsPackDescription::getObjectCount).sum();
    }

    private static final class Channel implements ReadableChannel {
        private final SpilledBytes bytes;
        private long position;
        private boolean open = true;

        Channel(SpilledBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            var length = bytes.read(position, into);
            position += Math.max(0, length);
            return length;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void position(long next) {
            position = next;
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public int blockSize() {
            return 0;
        }

        @Override
        public void setReadAheadBytes(int count) {
            // The bytes are near.
        }
    }
}
