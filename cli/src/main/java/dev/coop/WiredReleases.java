package dev.coop;

import dev.coop.app.AppName;
import dev.coop.deploy.Checkout;
import dev.coop.deploy.Checkout.MissingImage;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.Planner;
import dev.coop.deploy.Predecessor;
import dev.coop.deploy.PullRequests;
import dev.coop.deploy.Undoing;
import dev.coop.deploy.body.Content.Running;
import dev.coop.forge.Forge;
import dev.coop.history.HistoryReader;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.removal.RemovalPlanner;
import dev.coop.rollback.Earlier;
import dev.coop.rollback.RollbackPlanner;
import dev.coop.source.SourceRepository;
import dev.coop.status.Addresses;
import dev.coop.status.StatusReader;
import java.util.List;
import java.util.Optional;

/**
 * Makes the use cases that are about releases.
 *
 * @param surroundings the time
 * @param connection the platform
 * @param source the app's own repository
 */
record WiredReleases(Surroundings surroundings, Connection connection, SourceRepository source) {

    /** Returns what every deploy works with. */
    Deployer.Workshop workshop(DeployProgress progress) {
        return new Deployer.Workshop(
                new PullRequests(connection.repository(), connection.forge(), source),
                connection.repository(),
                source::committer,
                surroundings.clock(),
                surroundings.pause(),
                progress);
    }

    Undoing rollback(AppName app, Earlier earlier, String reason, DeployProgress progress) {
        var planner = new RollbackPlanner(
                app,
                earlier,
                reason,
                connection.repository(),
                NamedPlatform::read,
                new ImageCheck(connection.images()),
                source::committer);
        return new Undoing(workshop(progress).one(planner));
    }

    Undoing removal(AppName app, DeployProgress progress) {
        return new Undoing(
                workshop(progress).one(new RemovalPlanner(app, connection.repository(), NamedPlatform::read)));
    }

    StatusReader status() {
        return status(connection.forge().get());
    }

    private StatusReader status(Optional<Forge> forge) {
        return new StatusReader(connection.repository(), forge, connection.delivery(), source, surroundings.clock());
    }

    /** How a release that is there is does not depend on what is proposed after it. */
    private Running runsIn(AppName app, Platform platform, Environment environment) {
        var status = status(Optional.empty())
                .read(app, platform, List.of(environment))
                .environments()
                .getFirst();
        return new Running(environment.name(), status.rollout(), status.since());
    }

    /** Returns what works out a deploy of an app from its own repository. */
    Planner planner(AppName name, SourceRepository its, ImageCheck images, MissingImage missing) {
        return new Planner(
                name,
                NamedPlatform::read,
                new Checkout(its, images, missing),
                new Predecessor(this::runsIn),
                images,
                its);
    }

    HistoryReader history() {
        return new HistoryReader(connection.repository());
    }

    Addresses addresses() {
        return new Addresses(connection.repository(), connection.forge());
    }
}
