package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.image.ImageReference;
import java.util.Optional;

/**
 * What should be deployed where.
 *
 * @param environment where; none for the only entry environment
 * @param image the image to run; none to look the commit's image up
 * @param from which of the environments before it to take the release from; none for all of them
 * @param history what to do when the release's commit is not a descendant of the one that runs
 * @param rehearsal whether anything is changed
 * @param holding what to do about a commit that was rolled back there
 */
public record DeployRequest(
        Optional<EnvironmentName> environment,
        Optional<ImageReference> image,
        Optional<EnvironmentName> from,
        History history,
        Rehearsal rehearsal,
        Holding holding) {

    /** What to do when the release's commit is not a descendant of the one that runs. */
    public enum History {
        /** Nothing: an ancestor is superseded, a diverged commit is a conflict. */
        RESPECTED,
        /** Deploy it all the same. */
        FORCED
    }

    /** What to do about a commit that was rolled back there. */
    public enum Holding {
        /** It stays out until a newer one comes. */
        RESPECTED,
        /** The environment takes it again. */
        RELEASED
    }

    /** Whether anything is changed. */
    public enum Rehearsal {
        FOR_REAL,
        /** Only say what would be done. */
        DRY_RUN
    }
}
