package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.DeployRequest.History;
import dev.coop.deploy.DeployRequest.Holding;
import dev.coop.deploy.DeployRequest.Rehearsal;
import java.util.Optional;

/**
 * Carries a rollback or a removal out the way a deploy is carried out.
 *
 * @param deployer with the planning of what is to be undone
 */
public record Undoing(Deployer deployer) {

    /** Does it in one environment, or only says what would be done. */
    public DeployOutcome run(EnvironmentName environment, Rehearsal rehearsal) {
        return deployer.deploy(new DeployRequest(
                        Optional.of(environment),
                        Optional.empty(),
                        Optional.empty(),
                        History.FORCED,
                        rehearsal,
                        Holding.RESPECTED))
                .getFirst();
    }
}
