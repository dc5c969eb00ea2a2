package dev.coop.deploy;

import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a pull request says. */
final class ProposalText {
    private static final int MOST_COMMITS = 50;

    private final GitOpsRepository repository;
    private final SourceRepository source;
    private final Forge forge;

    ProposalText(GitOpsRepository repository, SourceRepository source, Forge forge) {
        this.repository = repository;
        this.source = source;
        this.forge = forge;
    }

    Forge.Draft draft(Batch batch, Optional<String> because, Optional<PullRequest> open) {
        var plan = batch.plans().getFirst();
        var remarks = new ArrayList<>(plan.remarks());
        because.ifPresent(reason -> remarks.add("the main branch did not take the commit: " + reason));
        forge.lastClosed(batch.branch(), repository.mainBranch())
                .filter(last -> last.state() == PullRequest.State.CLOSED)
                .ifPresent(last -> remarks.add("#" + last.number() + " before it was closed without a merge"));
        var content = new PullRequestBody.Content(
                plan.release(), plan.current(), plan.takenFrom(), commits(plan), plan.changes(), remarks);
        return new Forge.Draft(
                batch.branch(),
                repository.mainBranch(),
                batch.title(),
                PullRequestBody.of(content, open),
                batch.reviewers(),
                List.of("coop", batch.environment().name().value()));
    }

    /** Whether a pull request's text is about another release than the one that is proposed now. */
    boolean describesAnother(PullRequest open, Batch batch) {
        return !open.title().equals(batch.title());
    }

    private List<SourceCommit> commits(Plan plan) {
        return plan.current()
                .map(current -> source.between(
                        current.source().commit(), plan.release().source().commit(), MOST_COMMITS))
                .orElse(List.of());
    }
}
