package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is asked to review a change of an app in an environment. */
public final class Reviewers {
    private Reviewers() {}

    /** Returns those of the environment, then those of the team that the platform names. */
    public static List<String> of(Platform platform, Environment environment, AppName app, Optional<String> team) {
        var reviewers = new ArrayList<>(environment.reviewersOf(app, team));
        platform.teamOf(app).ifPresent(owner -> reviewers.addAll(owner.reviewers()));
        return reviewers.stream().distinct().toList();
    }
}
