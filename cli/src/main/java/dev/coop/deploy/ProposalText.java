package dev.coop.deploy;

import dev.coop.deploy.body.Body;
import dev.coop.deploy.body.Content;
import dev.coop.deploy.body.Described;
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
    private static final int MOST_COMMITS = 500;

    private final GitOpsRepository repository;
    private final SourceRepository source;
    private final Forge forge;

    ProposalText(GitOpsRepository repository, SourceRepository source, Forge forge) {
        this.repository = repository;
        this.source = source;
        this.forge = forge;
    }

    Forge.Draft draft(Batch batch, Optional<String> because, Optional<PullRequest> open) {
        var closed = forge.lastClosed(batch.branch(), repository.mainBranch())
                .filter(last -> last.state() == PullRequest.State.CLOSED)
                .map(PullRequest::number);
        var apps = batch.plans().stream()
                .<Content.One>map(plan -> content(plan, because, closed))
                .toList();
        var content = apps.size() == 1 ? apps.getFirst() : new Content.Several(apps);
        return new Forge.Draft(
                batch.branch(),
                repository.mainBranch(),
                batch.title(),
                Body.text(content, open.map(PullRequest::body), forge.longestBody()),
                batch.reviewers(),
                List.of("coop", batch.environment().name().value()));
    }

    /** Whether a pull request's text is about other releases than those that are proposed now. */
    static boolean describesAnother(PullRequest open, Batch batch) {
        var proposed = batch.plans().stream()
                .map(plan -> Described.of(Described.Action.DEPLOY, plan.release()))
                .toList();
        return !Described.in(open.body()).equals(proposed);
    }

    private Content.Deploy content(Plan plan, Optional<String> because, Optional<Integer> closed) {
        var remarks = new ArrayList<>(plan.remarks());
        because.ifPresent(reason -> remarks.add("the main branch did not take the commit: " + reason));
        return new Content.Deploy(
                plan.release(),
                plan.current(),
                plan.runsIn(),
                plan.takenFrom(),
                commits(plan),
                new Content.Circumstances(
                        plan.before(), plan.files(), plan.checks(), remarks, Optional.of(plan.pipeline()), closed));
    }

    private List<SourceCommit> commits(Plan plan) {
        return plan.current()
                .map(current -> source.between(
                        current.source().commit(), plan.release().source().commit(), MOST_COMMITS))
                .orElse(List.of());
    }
}
