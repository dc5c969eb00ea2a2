package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployRequest.History;
import dev.coop.deploy.DeployRequest.Holding;
import dev.coop.deploy.DeployRequest.Rehearsal;
import java.util.Optional;

/** Carries a rollback or a removal out the way a deploy is carried out; what was proposed before gives way. */
public final class Undoing {
    private final Deployer deployer;
    private final OpenPromotion promotion;

    /**
     * @param deployer with the planning of what is to be undone
     * @param promotion what may be proposed for the environment
     */
    public Undoing(Deployer deployer, OpenPromotion promotion) {
        this.deployer = deployer;
        this.promotion = promotion;
    }

    /** Does it in one environment, or only says what would be done. */
    public DeployOutcome run(EnvironmentName environment, Rehearsal rehearsal) {
        var outcome = deployer.deploy(new DeployRequest(
                Optional.of(environment),
                Optional.empty(),
                Optional.empty(),
                History.RESPECTED,
                rehearsal,
                Holding.RESPECTED));
        if (outcome instanceof Committed committed) {
            promotion.closeAfter(committed);
        }
        return outcome;
    }
}
