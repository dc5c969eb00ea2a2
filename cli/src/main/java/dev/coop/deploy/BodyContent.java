package dev.coop.deploy;

import dev.coop.deploy.body.Content;
import dev.coop.source.SourceCommit;
import java.util.List;
import java.util.Optional;

/** What a plan's pull request tells. */
final class BodyContent {
    private BodyContent() {}

    static Content.Deploy of(Plan plan, List<SourceCommit> commits, List<String> remarks, Optional<Integer> closed) {
        var manifests = (int) plan.files().keySet().stream()
                .filter(path -> path.startsWith("manifests/"))
                .count();
        return new Content.Deploy(
                plan.release(),
                plan.current(),
                List.of(),
                plan.takenFrom(),
                commits,
                new Content.Circumstances(
                        plan.before(),
                        plan.files(),
                        new Content.Checks(manifests, Optional.empty(), List.of()),
                        remarks,
                        Optional.empty(),
                        closed));
    }
}
