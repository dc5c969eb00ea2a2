package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deploy that somebody else is always faster than. */
class OvertakenTest {
    @TempDir
    Path folder;

    @Test
    void givesUpAlsoWhereTheClockIsSetBack() {
        var acme = Acme.in(folder, Acme.USUAL);
        var app = acme.app("mug");
        var others = acme.repository();
        var tries = new AtomicInteger();
        app.meanwhile(() -> {
            assertThat(tries.incrementAndGet()).isLessThan(1000);
            somebodyCommits(others, tries.get());
            acme.clock().set(acme.clock().instant().minus(Duration.ofHours(1)));
        });

        assertThatThrownBy(() -> app.deploy("dev")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT);
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("overtaken");
        });
        assertThat(acme.commits()).isEqualTo(1 + tries.get());
    }

    private static void somebodyCommits(GitOpsRepository repository, int number) {
        var tip = repository.tip();
        var text = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        repository.push(new Change(
                tip,
                repository.mainBranch(),
                Optional.of(tip.commit()),
                "theirs",
                new TreeMap<>(Map.of("number", text)),
                "by somebody\n",
                Acme.ADA));
    }
}
