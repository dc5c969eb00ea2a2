package dev.coop.deploy;

import dev.coop.deploy.body.Body;
import dev.coop.deploy.body.ClosedBefore;
import dev.coop.deploy.body.Content;
import dev.coop.deploy.body.Described;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WebLinks;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.source.RepositoryAddress;
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
        var closed = open.map(there -> ClosedBefore.in(there.body())).orElseGet(() -> lastClosed(batch));
        var apps = batch.plans().stream()
                .map(plan -> content(plan, because, closed))
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

    private Optional<Integer> lastClosed(Batch batch) {
        return forge.lastClosed(batch.branch(), repository.mainBranch())
                .filter(last -> last.state() == PullRequest.State.CLOSED)
                .map(PullRequest::number);
    }

    /** Whether a pull request's text is about something else than what is proposed now. */
    static boolean describesAnother(PullRequest open, Batch batch) {
        var proposed = batch.plans().stream()
                .map(plan -> Described.of(action(plan.purpose()), plan.release(), plan.files()))
                .toList();
        return !Described.in(open.body()).equals(proposed);
    }

    private static Described.Action action(Purpose purpose) {
        return switch (purpose) {
            case DEPLOY -> Described.Action.DEPLOY;
            case ROLLBACK -> Described.Action.ROLLBACK;
            case REMOVAL -> Described.Action.REMOVE;
        };
    }

    private Content.One content(Plan plan, Optional<String> because, Optional<Integer> closed) {
        var notes = plan.notes();
        var remarks = new ArrayList<>(notes.remarks());
        because.ifPresent(reason -> remarks.add("the main branch did not take the commit: " + reason));
        var circumstances = new Content.Circumstances(
                plan.before(), plan.files(), notes.checks(), remarks, Optional.of(notes.pipeline()), closed);
        return switch (plan.purpose()) {
            case DEPLOY -> deploy(plan, circumstances);
            case ROLLBACK ->
                plan.current()
                        .<Content.One>map(bad -> new Content.Rollback(plan.release(), bad, notes.why(), circumstances))
                        .orElseGet(() -> deploy(plan, circumstances));
            case REMOVAL -> new Content.Removal(plan.release(), circumstances);
        };
    }

    private Content.Deploy deploy(Plan plan, Content.Circumstances circumstances) {
        return new Content.Deploy(
                plan.release(),
                plan.current(),
                plan.notes().runsIn(),
                plan.notes().takenFrom(),
                commits(plan),
                pages(plan.release().source().repository()),
                circumstances);
    }

    /** A host whose name says nothing is known by the platform's repository, if that is there as well. */
    private Optional<WebLinks> pages(RepositoryAddress app) {
        return WebLinks.of(app)
                .or(() -> forge.kind()
                        .filter(_ -> app.host().isPresent()
                                && app.host().equals(repository.address().host()))
                        .flatMap(kind -> WebLinks.of(app, kind)));
    }

    private List<SourceCommit> commits(Plan plan) {
        return plan.current()
                .map(current -> source.between(
                        current.source().commit(), plan.release().source().commit(), MOST_COMMITS))
                .orElse(List.of());
    }
}
