package dev.coop.validate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What k8s.io/apimachinery's validation takes and refuses: every line was tried with it. */
class NamesTest {
    private static final String LONG = "a".repeat(63);

    private static void rule(Predicate<String> rule, List<String> taken, List<String> refused) {
        assertThat(taken).allMatch(rule);
        assertThat(refused).noneMatch(rule);
    }

    @Test
    void valuesOfLabels() {
        rule(
                Label::isValue,
                List.of("", "a", "A", "a-b", "a_b", "a.b", LONG, "1.10", "true"),
                List.of("-a", "a-", ".a", "a b", "a/b", "ø", LONG + "a", "a:b", "a\n"));
    }

    @Test
    void keysOfLabels() {
        rule(
                Label::isKey,
                List.of("a", "a/b", "a.b/c", "a/B", LONG, "app.kubernetes.io/name", "a".repeat(253) + "/b"),
                List.of(
                        "",
                        "A/b",
                        "a/b/c",
                        "/a",
                        "a/",
                        "a_b/c",
                        LONG + "a",
                        "a b",
                        "-a",
                        "a".repeat(254) + "/b",
                        "a..b/c",
                        "x/y."));
    }

    @Test
    void namesOfResources() {
        rule(
                DnsName::isSubdomain,
                List.of("a", "a.b", "a-b", "1", "1.2", "a".repeat(253), "a".repeat(100) + ".b"),
                List.of("", "A", "-a", "a-", "a..b", ".a", "a.", "a_b", "a".repeat(254), "a:b"));
    }

    @Test
    void labelsOfDomains() {
        rule(DnsName::isLabel, List.of("a", "a-b", "1a", LONG), List.of("", "a.b", "A", "-a", LONG + "a"));
        rule(
                DnsName::isLabelWithLetterFirst,
                List.of("a", "a1", "a-b"),
                List.of("", "1a", "a.b", "-a", "a-", LONG + "a"));
    }

    @Test
    void hosts() {
        rule(DnsName::isHost, List.of("*.a.b", "a.b", "*.a"), List.of("*", "a.*.b", "", "A.b"));
    }

    @Test
    void keysOfData() {
        rule(
                ConfigKey::isValid,
                List.of("a", "a.b", ".a", "A_b-c", "a".repeat(253)),
                List.of("", "..", ".", "..a", "a/b", "a b", "a".repeat(254), "ø"));
    }

    @Test
    void durations() {
        rule(
                GoDuration::isValid,
                List.of("90s", "1h30m", "1.5h", ".5s", "0", "-1h", "+5m", "100ms", "5us", "5µs"),
                List.of("", "90", "1d", "s", "1h ", "1 h", "1h-30m", "."));
    }
}
