package dev.coop.forge;

import dev.coop.forge.local.LocalForge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A forge on disk that remembers the comments. */
public record CommentedForge(LocalForge kept, List<String> comments) implements Forge {
    public CommentedForge(LocalForge kept) {
        this(kept, new ArrayList<>());
    }

    @Override
    public String name() {
        return kept.name();
    }

    @Override
    public Optional<PullRequest> open(String head, String base) {
        return kept.open(head, base);
    }

    @Override
    public Optional<PullRequest> lastClosed(String head, String base) {
        return kept.lastClosed(head, base);
    }

    @Override
    public PullRequest create(Draft draft) {
        return kept.create(draft);
    }

    @Override
    public PullRequest update(PullRequest pullRequest, Draft draft) {
        return kept.update(pullRequest, draft);
    }

    @Override
    public void close(PullRequest pullRequest) {
        kept.close(pullRequest);
    }

    @Override
    public void comment(PullRequest pullRequest, String key, String text) {
        comments.add("#" + pullRequest.number() + " " + text);
    }
}
