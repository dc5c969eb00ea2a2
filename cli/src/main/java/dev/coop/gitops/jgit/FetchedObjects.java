package dev.coop.gitops.jgit;

import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsReftableDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryBuilder;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefDatabase;

/**
 * The objects that were fetched from a server and those that are made for it. There are no refs: what a fetch may take
 * for known is only what was seen on the server, so that nothing is left out as known that never came.
 */
final class FetchedObjects extends DfsRepository {
    private final FetchedPacks packs = new FetchedPacks(this);
    private final RefDatabase noRefs = new DfsReftableDatabase(this) {};

    FetchedObjects() {
        // Without a name it shares nothing in JGit's cache with another one.
        super(new Builder().setRepositoryDescription(new DfsRepositoryDescription()));
    }

    @Override
    public FetchedPacks getObjectDatabase() {
        return packs;
    }

    @Override
    public RefDatabase getRefDatabase() {
        return noRefs;
    }

    /** A reader that, unlike JGit's own, knows where the history ends that was fetched. */
    @Override
    public ObjectReader newObjectReader() {
        return new Reader(packs.newReader(), packs);
    }

    private static final class Builder extends DfsRepositoryBuilder<Builder, FetchedObjects> {
        @Override
        public FetchedObjects build() {
            return new FetchedObjects();
        }
    }

    private static final class Reader extends ObjectReader.Filter {
        private final ObjectReader objects;
        private final FetchedPacks packs;

        Reader(ObjectReader objects, FetchedPacks packs) {
            super();
            this.objects = objects;
            this.packs = packs;
        }

        @Override
        protected ObjectReader delegate() {
            return objects;
        }

        @Override
        public ObjectReader newReader() {
            return new Reader(objects.newReader(), packs);
        }

        @Override
        public Set<ObjectId> getShallowCommits() {
            return packs.getShallowCommits();
        }
    }
}
