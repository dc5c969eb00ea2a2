package dev.coop.cli;

import dev.coop.deploy.Changes;
import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.ProposedAlready;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.Merges;
import dev.coop.forge.PullRequest;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a deploy, for scripts; the field names are part of the contract. */
final class DeployJson {
    private DeployJson() {}

    static JsonObject of(List<DeployOutcome> outcomes, boolean simulated) {
        return JsonObject.empty()
                .with(
                        "deploys",
                        outcomes.stream().map(outcome -> of(outcome, simulated)).toList());
    }

    static JsonObject of(DeployOutcome outcome, boolean simulated) {
        var common = common(outcome, simulated);
        return switch (outcome) {
            case Committed committed ->
                ending(
                        common,
                        "committed",
                        JsonValue.text(committed.commit().value()),
                        committed
                                .through()
                                .<JsonValue>map(through -> pullRequest(through, "merged"))
                                .orElse(new JsonNull()),
                        changes(committed.changes()));
            case Proposed proposed ->
                ending(
                        common,
                        proposed.step().name().toLowerCase(Locale.ROOT),
                        new JsonNull(),
                        pullRequest(proposed.pullRequest(), merges(proposed.merges())),
                        changes(proposed.changes()));
            case ProposedAlready proposed ->
                ending(
                        common,
                        "unchanged",
                        new JsonNull(),
                        JsonObject.empty()
                                .with("number", proposed.pullRequest().number())
                                .with("url", proposed.pullRequest().url())
                                .with("merges", new JsonNull()),
                        changes(proposed.changes()));
            case BranchPushed pushed ->
                ending(
                        common,
                        pushed.moved() == DeployOutcome.Moved.NOW ? "pushed" : "unchanged",
                        new JsonNull(),
                        new JsonNull(),
                        changes(pushed.changes()));
            case UpToDate _ -> ending(common, "up-to-date", new JsonNull(), new JsonNull(), new JsonNull());
            case Superseded _ -> ending(common, "superseded", new JsonNull(), new JsonNull(), new JsonNull());
            case Rehearsed rehearsed ->
                ending(common, "dry-run", new JsonNull(), new JsonNull(), changes(rehearsed.changes()))
                        .with("diff", rehearsed.diff().text());
        };
    }

    /** What a deploy would change, for {@code coop diff}. */
    static JsonObject difference(DeployOutcome outcome, boolean simulated) {
        var rehearsed = outcome instanceof Rehearsed dryRun ? Optional.of(dryRun) : Optional.<Rehearsed>empty();
        return common(outcome, simulated)
                .with("different", rehearsed.isPresent())
                .with("changes", rehearsed.map(dryRun -> changes(dryRun.changes())))
                .withText("diff", rehearsed.map(dryRun -> dryRun.diff().text()));
    }

    private static JsonObject common(DeployOutcome outcome, boolean simulated) {
        var release = outcome.release();
        return JsonObject.empty()
                .with("app", release.app().value())
                .with("environment", release.environment().value())
                .with("version", release.source().version())
                .with("image", release.image().toString())
                .with("simulated", simulated);
    }

    private static JsonObject ending(
            JsonObject common, String outcome, JsonValue commit, JsonValue pullRequest, JsonValue changes) {
        return common.with("outcome", outcome)
                .with("commit", commit)
                .with("pullRequest", pullRequest)
                .with("changes", changes);
    }

    private static JsonObject pullRequest(PullRequest pullRequest, String merges) {
        return JsonObject.empty()
                .with("number", pullRequest.number())
                .with("url", pullRequest.url())
                .with("merges", merges);
    }

    private static String merges(Merges merges) {
        return switch (merges) {
            case Merges.ByPeople _, Merges.NotByItself _ -> "by-people";
            case Merges.WhenGreen _ -> "when-green";
        };
    }

    private static JsonObject changes(Changes changes) {
        return JsonObject.empty()
                .with("added", JsonValue.texts(changes.added()))
                .with("changed", JsonValue.texts(changes.changed()))
                .with("removed", JsonValue.texts(changes.removed()));
    }
}
