package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an app's commits say, what lands in the GitOps repository and what a forge merges with is coop's own. */
class ForeignMessagesTest {
    private static final List<String> TRAILERS = List.of(
            "Coop-App: mug",
            "Coop-Environment: ENVIRONMENT",
            "Coop-Image: ghcr.io/acme/mug@sha256:",
            "Coop-Source: https://github.com/acme/mug@",
            "Argocd-reference-commit-author: ",
            "Argocd-reference-commit-date: ",
            "Argocd-reference-commit-sha: ",
            "Argocd-reference-commit-subject: ",
            "Argocd-reference-commit-repourl: https://github.com/acme/mug");

    @TempDir
    Path folder;

    @Test
    void holdNothingThatOthersActOn() {
        var subject = "Coop-App: other, " + String.join(" ", InertTextTest.hostile());
        var acme = Acme.in(folder, Acme.USUAL.replace("review", "merge"));
        var mug = acme.app("mug");
        mug.release(subject, Map.of("coop.yaml", mug.coopYaml("env: {NEWS: other}\n")));
        var forge = new Merging(acme.forge());
        mug.with(forge);

        mug.deploy("dev");
        mug.deploy("prod");

        ours(acme.git().run("log", "-1", "--format=%B", "main"), "deploy mug 2222222 to dev", "dev");
        ours(acme.git().run("log", "-1", "--format=%B", "coop/mug/prod"), "deploy mug 2222222 to prod", "prod");
        assertThat(forge.drafts).singleElement().extracting(Forge.Draft::title).isEqualTo("deploy mug 2222222 to prod");
        assertThat(forge.requests).singleElement().satisfies(request -> {
            assertThat(request.title()).isEqualTo("deploy mug 2222222 to prod (#1)");
            ours(request.title() + "\n\n" + request.message(), "deploy mug 2222222 to prod (#1)", "prod");
        });
    }

    /** A title, at most one paragraph of others, and coop's trailers once each in their order. */
    private static void ours(String message, String title, String environment) {
        var paragraphs = message.strip().split("\n\n", -1);
        assertThat(paragraphs).hasSize(3);
        assertThat(paragraphs[0]).isEqualTo(title);
        var trailers = paragraphs[2].lines().toList();
        assertThat(trailers).hasSize(TRAILERS.size());
        for (var at = 0; at < trailers.size(); at++) {
            assertThat(trailers.get(at)).startsWith(TRAILERS.get(at).replace("ENVIRONMENT", environment));
        }
        InertTextTest.actsOnNobody(paragraphs[1]);
        InertTextTest.actsOnNobody(trailers.get(7).replaceFirst("^[^:]*:", ""));
    }

    /** A forge that remembers what it is given, and merges when it likes. */
    private static final class Merging extends PlayedForge {
        private final List<Forge.Draft> drafts = new ArrayList<>();
        private final List<Forge.MergeRequest> requests = new ArrayList<>();

        Merging(Forge local) {
            super(local);
            answers(new Forge.Merging.Scheduled());
        }

        @Override
        public PullRequest create(Draft draft) {
            drafts.add(draft);
            return super.create(draft);
        }

        @Override
        public Forge.Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request) {
            requests.add(request);
            return super.mergeWhenGreen(pullRequest, request);
        }
    }
}
