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
 */
public record DeployRequest(
        Optional<EnvironmentName> environment,
        Optional<ImageReference> image,
        Optional<EnvironmentName> from,
        History history,
        Rehearsal rehearsal) {

    /** What to do when the release's commit is not a descendant of the one that runs. */
    public enum History {
        /** Nothing: an ancestor is superseded, a diverged commit is a conflict. */
        RESPECTED,
        /** Deploy it all the same. */
        FORCED
    }

    /** Whether anything is changed. */
    public enum Rehearsal {
        FOR_REAL,
        /** Only say what would be done. */
        DRY_RUN
    }
}
