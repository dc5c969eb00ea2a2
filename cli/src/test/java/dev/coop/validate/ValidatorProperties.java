package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValidatorProperties {
    private final Validator validator = new Validator();

    @Provide
    Arbitrary<String> nearlyRight() {
        var words = Arbitraries.of(
                "app",
                "port",
                "health",
                "scale",
                "min",
                "max",
                "environments",
                "prod",
                "patches",
                "target",
                "kind",
                "merge",
                "env",
                "secrets",
                "schedule",
                "type",
                "cron",
                "web",
                "image",
                "expose",
                "build",
                "copy",
                ": ",
                ":",
                "\n",
                "\n  ",
                "\n- ",
                "{",
                "}",
                "[",
                "]",
                ", ",
                "'",
                "\"",
                "80",
                "-1",
                "1.5",
                ".nan",
                "0x1F",
                "~",
                "true",
                "/",
                "${coop.",
                "}",
                "é",
                "🐓",
                "\t",
                "# ",
                "&a ",
                "*a",
                "---\n",
                "* * * * *",
                "a",
                "<<");
        return words.list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Property(tries = 1500)
    void anyTextGivesAnAppOrLocatedProblems(@ForAll("nearlyRight") String text) {
        check(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1500)
    void anySettingGivesAnAppOrLocatedProblems(@ForAll("nearlyRight") String text) {
        check(("app: a\n" + text).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    @Property(tries = 300)
    void anyBytesGiveAnAppOrLocatedProblems(@ForAll byte[] coop, @ForAll byte[] extra) {
        check(coop, extra);
    }

    private void check(byte[] coop, byte[] extra) {
        var files = new SourceFiles(Map.of("coop.yaml", coop, "k8s/a.yaml", extra));
        var found = validator.validate(new Candidate(files, "", Optional.empty()));

        assertThat(found.app().isPresent() || !found.diagnostics().isEmpty()).isTrue();
        assertThat(found.diagnostics())
                .allSatisfy(each -> assertThat(each.location()).isPresent());
        found.app().ifPresent(app -> {
            app.everywhere();
            app.in(new EnvironmentName("prod"));
        });
    }
}
