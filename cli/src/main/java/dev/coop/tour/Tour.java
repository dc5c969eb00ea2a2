package dev.coop.tour;

import dev.coop.tour.Step.Edit;
import dev.coop.tour.Step.Run;
import dev.coop.tour.Step.Tell;
import java.util.List;

/** The tour as data. */
final class Tour {
    /** The folder and name of the app that the tour makes. */
    static final String APP = "hello";

    static final List<Step> STEPS = List.of(
            new Tell("An app starts from a template: its source, a coop.yaml and its CI."),
            Run.of("init", APP, "--template", "static"),
            new Tell("coop.yaml says what the app is. A slip of the finger is found before anything leaves this"
                    + " machine:"),
            new Edit("coop.yaml", "port:", "prot:"),
            Run.ending(3, "validate"),
            new Edit("coop.yaml", "prot:", "port:"),
            Run.of("validate"),
            new Tell("The image is built without Docker. The same files always give the same digest."),
            Run.of("build"),
            new Tell("dev takes every commit: coop renders the manifests and commits them to the GitOps repository."),
            Run.of("deploy", "dev"),
            new Tell("From there the delivery takes over. You watch, without access to the cluster:"),
            Run.of("status", "dev", "--watch"),
            new Tell("prod wants a review: the same image and source, as a pull request."),
            Run.of("deploy", "prod"),
            Run.of("status"),
            new Tell("Somebody approves and merges it."),
            Run.of("sandbox", "merge", "1"),
            Run.of("status", "prod", "--watch"),
            new Tell("Both environments run the same image now:"),
            Run.of("status"));

    private Tour() {}
}
