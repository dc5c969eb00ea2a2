package dev.coop;

import dev.coop.app.AppName;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.PullRequests;
import dev.coop.deploy.Undoing;
import dev.coop.history.HistoryReader;
import dev.coop.removal.RemovalPlanner;
import dev.coop.rollback.Earlier;
import dev.coop.rollback.RollbackPlanner;
import dev.coop.source.SourceRepository;
import dev.coop.status.Addresses;
import dev.coop.status.StatusReader;

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
        return new StatusReader(
                connection.repository(), connection.forge(), connection.delivery(), source, surroundings.clock());
    }

    HistoryReader history() {
        return new HistoryReader(connection.repository());
    }

    Addresses addresses() {
        return new Addresses(connection.repository(), connection.forge());
    }
}
