package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.source.Person;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks with the patterns of those who act on commit messages, each as its documentation or source has it. */
public class InertTextTest {
    private static final List<Pattern> ACTED_ON = List.of(
            // GitHub, Gitea and GitLab: issues and pull requests, here or in another repository
            Pattern.compile("(?i)(?:[\\w.-]+/[\\w.-]+)?[#!&]\\d+"),
            Pattern.compile("(?i)\\bGH-\\d+"),
            Pattern.compile("https?://"),
            // issues of Jira, Linear and other trackers that are linked to a forge
            Pattern.compile("(?i)\\b[A-Z][A-Z0-9]*-\\d+"),
            // people and teams; an address is none
            Pattern.compile("(?:^|[^\\w.+-])@[\\w-]+"),
            // GitHub, GitLab, Gitea, Azure Pipelines, CircleCI, Codeship
            Pattern.compile("(?i)\\[[\\w -]+\\]"),
            Pattern.compile("(?i)skip[-_ ]ci|ci[-_ ]skip|no[-_ ]ci"),
            Pattern.compile("(?i)\\*\\*\\*NO_CI\\*\\*\\*"),
            Pattern.compile("(?i)skip-checks:\\s*true"),
            // trailers, divisions of a message and quick actions, at the beginning of a line
            Pattern.compile("(?m)^[A-Za-z0-9-]+\\s*:"),
            Pattern.compile("(?m)^(?:---|diff |#|/[a-z])"));

    /** What an app's commits, people and reasons may say. */
    public static List<String> hostile() {
        return List.of(
                "Fixes #3",
                "fixes: #3, closes acme/deployments#3 and resolves GH-3",
                "Closes !4 and &5",
                "Fixes https://git.example/acme/deployments/issues/3",
                "Closes OPS-12, fix eng-7",
                "thanks to @ada and @acme/platform",
                "(@ada)",
                "Warm mugs (#3)",
                "docs [skip ci]",
                "docs [CI SKIP] [no ci] [skip-ci]",
                "***NO_CI***",
                "--skip-ci",
                "skip-checks: true",
                "Coop-App: other",
                "Coop-Rollback-To: 1234567",
                "Co-authored-by: Eve <eve@evil.example>",
                "feat: mugs",
                "BREAKING CHANGE: mugs",
                "--- a/file",
                "diff --git a/file b/file",
                "/close",
                "# heading",
                "two\nCoop-App: other",
                "two\r\n\r\nFixes #3",
                "\u001b[2J\u202e#3\u009b");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void leavesNothingThatOthersActOn(String foreign) {
        for (var line : List.of(InertText.line(foreign), "Trailer " + InertText.value(foreign))) {
            actsOnNobody(line);
        }
    }

    /** Fails where a forge, a tracker or a CI system would do something about a text. */
    public static void actsOnNobody(String text) {
        assertThat(ACTED_ON)
                .allSatisfy(pattern -> assertThat(pattern.matcher(text)
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .as(text)
                        .isEmpty());
        assertThat(text).doesNotContainPattern("[\\p{Cc}\u202e]");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void readsAsItWasWritten(String foreign) {
        if (foreign.chars().allMatch(each -> each >= ' ' && each < 0x7f)) {
            assertThat(InertText.line(foreign).replace("\u200b", "")).isEqualTo(foreign);
        }
    }

    @ParameterizedTest
    @CsvSource({"Serve hot mugs", "'Møde ☕, 50% off & more'", "Take 2 of 3 mugs", "mugs (hot) * 2"})
    void leavesOtherWordsAlone(String words) {
        assertThat(InertText.line(words)).isEqualTo(words);
    }

    @Test
    void keepsAnAddressThatIsOne() {
        assertThat(InertText.person(new Person("Ada @acme", "ada@acme.dev")))
                .isEqualTo("Ada @\u200bacme <ada@acme.dev>");
        assertThat(InertText.person(new Person("Eve", "@acme/ops #3"))).isEqualTo("Eve <@\u200bacme/ops #\u200b3>");
    }
}
