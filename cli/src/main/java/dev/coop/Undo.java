package dev.coop;

import dev.coop.app.AppName;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.OpenPromotion;
import dev.coop.deploy.Planning;
import dev.coop.deploy.PullRequests;
import dev.coop.deploy.Undoing;
import dev.coop.removal.RemovalPlanner;
import dev.coop.rollback.Earlier;
import dev.coop.rollback.RollbackPlanner;
import dev.coop.source.SourceRepository;

/**
 * Makes what takes back.
 *
 * @param surroundings the time
 * @param connection the platform
 * @param source the app's own repository, or the folder where one would be
 */
record Undo(Surroundings surroundings, Connection connection, SourceRepository source) {

    Undoing rollback(AppName app, Earlier earlier, String reason, DeployProgress progress) {
        return undoing(
                new RollbackPlanner(
                        app,
                        earlier,
                        reason,
                        connection.repository(),
                        NamedPlatform::read,
                        new ImageCheck(connection.images()),
                        source::committer),
                progress);
    }

    Undoing removal(AppName app, DeployProgress progress) {
        return undoing(new RemovalPlanner(app, connection.repository(), NamedPlatform::read), progress);
    }

    private Undoing undoing(Planning planning, DeployProgress progress) {
        var promotion = promotion(progress);
        return new Undoing(
                new Deployer(
                        planning,
                        promotion,
                        connection.repository(),
                        source::committer,
                        surroundings.clock(),
                        surroundings.pause(),
                        progress),
                promotion);
    }

    /** Returns what opens pull requests, mindful of the one that is open. */
    OpenPromotion promotion(DeployProgress progress) {
        return new OpenPromotion(
                new PullRequests(connection.repository(), connection.forge(), source),
                connection.repository(),
                connection.forge(),
                progress);
    }
}
