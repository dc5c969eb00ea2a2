package dev.coop.gitops.jgit;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryBuilder;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefDatabase;

/**
 * The fetched objects as a push sees them, which looks at all trees of the commit below the new one to know what the
 * server has. Those that were not fetched are shown to it as empty: they are unchanged, so it sends none of them. True
 * only while the server has what the new commit stands on.
 */
final class PushedObjects extends DfsRepository {
    private final FetchedObjects fetched;

    PushedObjects(FetchedObjects fetched) {
        super(new Builder(fetched).setRepositoryDescription(fetched.getDescription()));
        this.fetched = fetched;
    }

    @Override
    public FetchedPacks getObjectDatabase() {
        return fetched.getObjectDatabase();
    }

    @Override
    public RefDatabase getRefDatabase() {
        return fetched.getRefDatabase();
    }

    @Override
    public ObjectReader newObjectReader() {
        return new Reader(fetched.newObjectReader());
    }

    private static final class Builder extends DfsRepositoryBuilder<Builder, PushedObjects> {
        private final FetchedObjects fetched;

        Builder(FetchedObjects fetched) {
            super();
            this.fetched = fetched;
        }

        @Override
        public PushedObjects build() {
            return new PushedObjects(fetched);
        }
    }

    private static final class Reader extends ObjectReader.Filter {
        private static final ObjectLoader EMPTY = new ObjectLoader.SmallObject(Constants.OBJ_TREE, new byte[0]);

        private final ObjectReader objects;

        Reader(ObjectReader objects) {
            super();
            this.objects = objects;
        }

        @Override
        protected ObjectReader delegate() {
            return objects;
        }

        @Override
        public ObjectReader newReader() {
            return new Reader(objects.newReader());
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            return type == Constants.OBJ_TREE && !objects.has(id) ? EMPTY : objects.open(id, type);
        }

        @Override
        public Set<ObjectId> getShallowCommits() throws IOException {
            return objects.getShallowCommits();
        }
    }
}
